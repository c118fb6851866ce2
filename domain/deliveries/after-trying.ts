import { type RawBuilder, sql } from 'kysely'
import { nextTryIn, triesForDays } from './delivery.ts'
import type { Claimed, Tried } from './send-deliveries.ts'

/** What a row of an outbox table remembers of a try; every field is there, so that all rows are alike. */
type Memory = {
  id: string
  lease: string
  outcome: 'sent' | 'bounced' | 'suppressed' | 'later' | 'away' | 'untried'
  problem: string | null
  /** How long until the next try, in milliseconds. */
  wait: number | null
  notBefore: Date | null
  providerId: string | null
  segments: number | null
}

/** How long a message rests that met no server at all, in milliseconds. */
const awayFor = 20_000

/** A server that asks for more is not believed, in milliseconds. */
const longestAsked = 3_600_000

/** The longest trouble that is remembered, in characters. */
const longestProblem = 500

/** What to remember of many tries at once. */
export function memoriesOf(tries: readonly { row: Claimed; tried: Tried }[]): string {
  return JSON.stringify(tries.map(({ row, tried }) => memoryOf(row, tried)))
}

function memoryOf({ id, attempts, lease }: Claimed, tried: Tried): Memory {
  const nothing = {
    id,
    lease,
    problem: null,
    wait: null,
    notBefore: null,
    providerId: null,
    segments: null,
  }
  if ('sent' in tried) return { ...nothing, ...tried.sent, outcome: 'sent' }
  if ('bounced' in tried) return { ...nothing, outcome: 'bounced', problem: short(tried.bounced) }
  if ('suppressed' in tried)
    return { ...nothing, outcome: 'suppressed', problem: short(tried.suppressed) }
  if ('later' in tried) {
    const wait = nextTryIn(attempts, Math.random())
    return { ...nothing, outcome: 'later', problem: short(tried.later), wait }
  }
  if ('away' in tried) {
    const asked = Math.min((tried.waitSeconds ?? 0) * 1000, longestAsked)
    const wait = asked + awayFor * (0.5 + Math.random())
    return { ...nothing, outcome: 'away', problem: short(tried.away), wait }
  }
  return { ...nothing, outcome: 'untried', notBefore: tried.notBefore }
}

/** Whatever a server said, PostgreSQL takes it as JSON: without NUL, and without half a sign where it was cut. */
function short(problem: string): string {
  return problem.replaceAll('\u0000', '').slice(0, longestProblem).toWellFormed()
}

/** The memories as a table `tries`, for the statement that writes them down. */
export function triesTable(memories: string): RawBuilder<unknown> {
  return sql`jsonb_to_recordset(${memories}::jsonb) as tries
    (id uuid, lease timestamptz, outcome text, problem text, wait double precision, "notBefore" timestamptz,
     "providerId" text, segments integer)`
}

/**
 * Which rows `d` a memory is written into. What has come to its end stays true whoever holds the message
 * by now; that it should be tried again only who holds it may say, and only once.
 */
export const mayBeWritten = sql<boolean>`
  (outcome in ('sent', 'bounced', 'suppressed') or d.leased_until = tries.lease)`

/** What is written into a row `d` of an outbox for its memory; the database's clock decides. */
export const whatBecame = sql`
  leased_until = null,
  sent_at = case outcome when 'sent' then now() else d.sent_at end,
  bounced_at = case outcome when 'bounced' then now() else d.bounced_at end,
  suppressed_at = case outcome when 'suppressed' then now() else d.suppressed_at end,
  failed_at = case when ${isTooLate()} then now() else d.failed_at end,
  due_at = case outcome
    when 'later' then now() + make_interval(secs => tries.wait / 1000)
    when 'away' then now() + make_interval(secs => tries.wait / 1000)
    when 'untried' then coalesce(tries."notBefore", now())
    else d.due_at end,
  failing_since = case
    when outcome in ('later', 'away') then coalesce(d.failing_since, now())
    when outcome = 'untried' then d.failing_since end,
  attempts = d.attempts - case when outcome in ('untried', 'away') then 1 else 0 end,
  problem = case outcome when 'untried' then d.problem else tries.problem end`

/** What waited long for its budget or for the morning has as much time as any other. */
function isTooLate(): RawBuilder<boolean> {
  return sql`outcome in ('later', 'away') and d.suppressed_at is null
    and now() + make_interval(secs => tries.wait / 1000)
      > coalesce(d.failing_since, now()) + make_interval(days => ${sql.lit(triesForDays)})`
}
