import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { isUnpeopled } from '#domain/households/household-state.ts'
import { isWaitedFor } from '#domain/passes/homes-without-members.ts'
import { printDoor } from '#domain/properties/property.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import { containing } from '#domain/search.ts'
import { type HoldUp, holdUps, type Judgement, judgeHome } from './hold-up.ts'
import { readLeads } from './read-leads.ts'

/** How many homes one page lists. */
export const homesOnPage = 50

/** So many homes are judged at once: those that are counted by what holds them up. */
export const countedHomes = 5_000

export type WaitingQuestion = {
  holdUp: HoldUp | null
  search: string
  /** The page that begins after this home; null: the first. */
  after: string | null
}

/** A home in which nobody has joined, and that is not known to stand empty. */
export type WaitingHome = Judgement & {
  id: string
  door: string
  town: string
  /** Who is expected there, by name. */
  people: string[]
  /** The trust or company that owns it, as households without people are called. */
  owners: string[]
}

export type WaitingHomes = {
  homes: WaitingHome[]
  next: string | null
  /** Of the first five thousand homes that wait, how many are held up by what. */
  counts: Record<HoldUp, number>
  isCounted: boolean
}

/**
 * One page of the homes in which nobody has joined, in the order of their addresses, each with what
 * holds it up and what helps best. `search` finds each of its words anywhere in the address. The counts
 * heed no part of the question.
 */
export function listWaitingHomes(
  db: Db,
  by: Actor,
  question: WaitingQuestion,
  { at, onPage = homesOnPage }: { at?: Date; onPage?: number } = {},
): Promise<WaitingHomes> {
  requireProgress(by)
  const work = async (db: Db, now: Date): Promise<WaitingHomes> => {
    const read = (more: Omit<Part, 'limit'>) =>
      readPart(db, by, { ...more, limit: countedHomes, now })
    const all = await read({ search: '', after: null })
    const isPart = question.search !== '' || question.after !== null
    const found = isPart ? await findMore(read, question, onPage) : keep(all, question.holdUp)
    const homes = found.slice(0, onPage)
    return {
      homes,
      next: found.length > onPage ? (homes.at(-1)?.id ?? null) : null,
      counts: countOf(all),
      isCounted: all.length < countedHomes,
    }
  }
  return inCommunity(db, by.communityId, work, at)
}

/** Throws `NotAllowed` unless the actor may see which homes have joined, and who is expected in the others. */
export function requireProgress(by: Actor): void {
  requirePermission(by, 'admin view members')
  requirePermission(by, 'view property')
}

/** Whether they may. */
export function seesProgress({ permissions }: Actor): boolean {
  return permissions.has('admin view members') && permissions.has('view property')
}

type Part = { search: string; after: string | null; limit: number }

const keep = (homes: readonly WaitingHome[], holdUp: HoldUp | null) =>
  homes.filter((home) => holdUp === null || home.holdUp === holdUp)

/** Goes on reading until a page is full: what holds a home up is not known before it is judged. */
async function findMore(
  read: (part: Omit<Part, 'limit'>) => Promise<WaitingHome[]>,
  { search, after, holdUp }: WaitingQuestion,
  onPage: number,
): Promise<WaitingHome[]> {
  const found: WaitingHome[] = []
  let mark = after
  for (;;) {
    const part = await read({ search, after: mark })
    found.push(...keep(part, holdUp))
    if (part.length < countedHomes || found.length > onPage) return found
    mark = part.at(-1)!.id
  }
}

function countOf(homes: readonly WaitingHome[]): Record<HoldUp, number> {
  const counts = Object.fromEntries(holdUps.map((one) => [one, 0])) as Record<HoldUp, number>
  for (const { holdUp } of homes) counts[holdUp] += 1
  return counts
}

async function readPart(db: Db, by: Actor, part: Part & { now: Date }): Promise<WaitingHome[]> {
  const rows = await readHomes(db, by.communityId, part)
  const leads = await readLeads(db, by.communityId, { homes: rows, now: part.now })
  return rows.map(({ id, street, lot, unit, city, state, zip, people, owners }) => ({
    id,
    door: printDoor({ street, lot, unit }),
    town: `${city} ${state} ${zip}`,
    people: people.map(({ name }) => name),
    owners,
    ...judgeHome({ leads: leads.get(id) ?? [], isAwaited: people.length > 0 }, part.now),
  }))
}

type HomeRow = {
  id: string
  street: string | null
  lot: string | null
  unit: string | null
  city: string
  state: string
  zip: string
  people: { id: string; name: string }[]
  owners: string[]
}

async function readHomes(
  db: Db,
  communityId: string,
  { search, after, limit }: Part,
): Promise<HomeRow[]> {
  const words = containing(search).map((word) => sql`and p.search like ${word}`)
  const beyond = sql`and (p.address_order, p.id) > (
    select mark.address_order, mark.id from properties as mark
    where mark.community_id = ${communityId} and mark.id = ${after})`
  const answer = await sql<HomeRow>`
    select p.id, p.street, p.lot, p.unit, p.city, p.state, p.zip, ${expected} as people, ${owners} as owners
    from properties as p
    where p.community_id = ${communityId} and p.deleted_at is null and ${isWaitedFor}
      ${sql.join(words, sql` `)} ${after === null ? sql`` : beyond}
    order by p.address_order, p.id limit ${limit}`.execute(db)
  return answer.rows
}

/** The names of households of the property `p` in which nobody has ever lived. */
const owners = sql`array(
  select h.name from households as h
  where h.community_id = p.community_id and h.property_id = p.id and ${isUnpeopled}
  order by h.created_at, h.id)`

/** Who is expected in the property `p`. */
const expected = sql`coalesce((
  select json_agg(json_build_object('id', m.id, 'name', m.first_name || ' ' || m.last_name)
    order by m.name_key, m.id)
  from households h
  join residencies r on r.community_id = h.community_id and r.household_id = h.id and r.until is null
  join members m on m.community_id = r.community_id and m.id = r.member_id
    and m.joined_at is null and m.left_at is null and m.merged_into is null
  where h.community_id = p.community_id and h.property_id = p.id), '[]')`
