import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { type Doubt, doubtsAbout } from './look-twice.ts'
import { type Chosen, requireMayMerge } from './merge.ts'
import { type MergePlan, planMerge } from './plan-merge.ts'
import { fingerprint, type Pair, readRecords } from './read-records.ts'
import { type Hindrance, type NoPair, whyNotMerge } from './why-not-merge.ts'

/** Two members by their ids, in the order in which they stand side by side. */
export type TwoMembers = { one: string; other: string }

/** What a leader sees before two records become one. */
export type MergePreview = {
  pair: Pair
  plan: MergePlan
  doubts: Doubt[]
  /** Why it cannot be done as chosen; null when it can. */
  because: Hindrance['because'] | null
  /** Whether the role that is not usual may be chosen. */
  mayChooseRole: boolean
  /** What is handed back when it is done: nothing else than what was seen is merged. */
  seen: string
}

/** Shows what merging two members would make of them; changes nothing. */
export function previewMerge(
  db: Db,
  by: Actor,
  { two, chosen }: { two: TwoMembers; chosen: Chosen },
): Promise<Result<MergePreview, NoPair>> {
  requireMayMerge(by)
  return inCommunity(db, by.communityId, async (db) => {
    const read = await readPair(db, by, two)
    if (!read.ok) return read
    const pair = read.value
    const plan = planMerge(pair, withOwnSignIn(by, two, chosen))
    const refusal = await whyNotMerge(db, by, { pair, plan })
    return accept({
      ...{ pair, plan, doubts: doubtsAbout(pair), because: refusal?.because ?? null },
      mayChooseRole: by.permissions.has('change member role'),
      seen: fingerprint(pair),
    })
  })
}

/** Whoever merges a record of their own goes on signing in as they do, unless they choose otherwise. */
export function withOwnSignIn({ memberId }: Actor, two: TwoMembers, chosen: Chosen): Chosen {
  const own = two.one === memberId ? 'one' : two.other === memberId ? 'other' : undefined
  return { ...(own && { signIn: own }), ...chosen }
}

/** The two records as they are now; refuses what are not two records of this community. */
export async function readPair(
  db: Db,
  by: Actor,
  { one: oneId, other: otherId }: TwoMembers,
): Promise<Result<Pair, NoPair>> {
  if (oneId === otherId) return refuse({ because: 'same record' })
  const records = await readRecords(db, by, [oneId, otherId])
  const [one, other] = [oneId, otherId].map((id) => records.find((record) => record.id === id))
  if (!one || !other) return refuse({ because: 'unknown' })
  const gone = [one, other].find(({ mergedInto }) => mergedInto !== null)
  if (!gone) return accept({ one, other })
  return refuse({ because: 'merged already', goesId: gone.id, staysId: gone.mergedInto! })
}
