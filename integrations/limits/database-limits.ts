import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Hurry, Limit, Limits } from './limits.ts'

/** Runs one statement on the database that all processes share. */
type Query = (statement: {
  text: string
  values: unknown[]
}) => Promise<{ rows: unknown[]; rowCount: number }>

/** Counts in the table `request_limits`, so that every process and every restart knows the count. */
export function databaseLimits(query: Query): Limits {
  const limiters = new Map<string, RateLimiterPostgres>()
  const limiterOf = ({ name, tries, seconds }: Limit) => {
    const known = limiters.get(name)
    if (known) return known
    const limiter = new RateLimiterPostgres({
      storeClient: { query },
      storeType: 'client',
      tableName: 'request_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points: tries,
      duration: seconds,
    })
    limiters.set(name, limiter)
    return limiter
  }
  const each = (who: readonly string[], limits: readonly Limit[], ask: Ask) =>
    Promise.all(
      limits.flatMap((limit) => who.map((one) => ask(limiterOf(limit), one, limit))),
    ).then(worst)
  return {
    check: (who, limits) => each(who, limits, isUsedUp),
    spend: (who, limits) => each(who, limits, spendOne),
  }
}

/** Answers how long to wait, in milliseconds; 0 when there is no need to. */
type Ask = (limiter: RateLimiterPostgres, who: string, limit: Limit) => Promise<number>

const isUsedUp: Ask = async (limiter, who, { tries }) => {
  const count = await limiter.get(who)
  return count && count.consumedPoints >= tries ? count.msBeforeNext : 0
}

const spendOne: Ask = async (limiter, who) => {
  try {
    await limiter.consume(who)
    return 0
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext
    throw refusal
  }
}

function worst(waits: readonly number[]): Result<null, Hurry> {
  const wait = Math.max(0, ...waits)
  return wait === 0
    ? accept(null)
    : refuse({ because: 'hurry', retryAfterSeconds: Math.ceil(wait / 1000) })
}
