import type { Answers, Privacy } from '#domain/members/member.ts'
import { type Chosen, type MergeField, mergeFields, otherSide, type Side } from './merge.ts'
import type { MergingRecord, Pair, RecordGroup, RecordPlace } from './read-records.ts'

/** What becomes of a place or a group of the record that goes, and with which of the other it is one. */
export type Move<Thing> = { moved: Thing; into: Thing | null }

/** What a merge would make of two records; nothing is written yet. */
export type MergePlan = {
  stays: Side
  goes: Side
  /** Whether both can be signed in to: then a leader chooses which sign-in stays. */
  hasTwoSignIns: boolean
  /** Whose value is kept, of every field. */
  kept: Record<MergeField, Side>
  /** The fields in which the two differ. */
  differing: MergeField[]
  answers: Partial<Answers>
  joinedAt: Date | null
  suspended: Pick<MergingRecord, 'suspendedAt' | 'suspendedBecause'>
  places: Move<RecordPlace>[]
  groups: Move<RecordGroup>[]
  /** Requests for groups; those for a group they are in already, or have asked too, are withdrawn. */
  requests: { moved: RecordGroup; isNeeded: boolean }[]
  /** What becomes of the code of the record that goes: the person keeps one, and none once they have joined. */
  code: 'none' | 'moves' | 'voided'
  /** Whether the code of the record that stays ends: the person has joined by the other. */
  endsOwnCode: boolean
}

/** Decides what merging two records makes of them. Choices where there is none are not listened to. */
export function planMerge(pair: Pair, chosen: Chosen): MergePlan {
  const hasTwoSignIns = belongs(pair.one) && belongs(pair.other)
  const stays = whoStays(pair, chosen)
  const goes = otherSide(stays)
  const [kept, gone] = [pair[stays], pair[goes]]
  const joinedAt = gone.leftAt ? kept.joinedAt : earliest(kept.joinedAt, gone.joinedAt)
  return {
    ...{ stays, goes, hasTwoSignIns },
    kept: Object.fromEntries(
      mergeFields.map((field) => [
        field,
        (differ(pair, field) && chosen[field]) || usual(pair, stays, field),
      ]),
    ) as MergePlan['kept'],
    differing: mergeFields.filter((field) => differ(pair, field)),
    answers: answersOf(kept, gone),
    joinedAt,
    suspended: kept.suspendedAt ? kept : gone,
    places: pairUp(gone.places, kept.places, 'householdId'),
    groups: pairUp(gone.groups, kept.groups, 'groupId'),
    requests: gone.requests.map((moved) => ({ moved, isNeeded: !isInOrAsked(kept, moved) })),
    code: gone.codeId === null ? 'none' : joinedAt || kept.codeId ? 'voided' : 'moves',
    endsOwnCode: kept.codeId !== null && joinedAt !== null && kept.joinedAt === null,
  }
}

/** Whether an account belongs to the community, or waits, with this record. */
function belongs({ accountId, leftAt }: MergingRecord): boolean {
  return accountId !== null && leftAt === null
}

/**
 * The record that stays: one that has not left before one that has, then the one people sign in to, then
 * the one with a live code, then the older. So nobody's session and no code on its way changes hands.
 */
function whoStays(pair: Pair, chosen: Chosen): Side {
  if (belongs(pair.one) && belongs(pair.other) && chosen.signIn) return chosen.signIn
  const order: ((record: MergingRecord) => number)[] = [
    ({ leftAt }) => (leftAt ? 1 : 0),
    ({ joinedAt, accountId }) => (joinedAt && accountId ? 0 : 1),
    ({ accountId }) => (accountId ? 0 : 1),
    ({ codeId }) => (codeId ? 0 : 1),
    ({ createdAt }) => createdAt.getTime(),
  ]
  for (const rank of order)
    if (rank(pair.one) !== rank(pair.other))
      return rank(pair.one) < rank(pair.other) ? 'one' : 'other'
  return pair.one.id < pair.other.id ? 'one' : 'other'
}

const readValue: Record<MergeField, (record: MergingRecord) => string | null> = {
  name: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  title: ({ title }) => title,
  role: ({ role }) => role.id,
}

function differ(pair: Pair, field: MergeField): boolean {
  return readValue[field](pair.one) !== readValue[field](pair.other)
}

/** What the person themselves gave is kept; where nobody has joined, what says more. */
function usual(pair: Pair, stays: Side, field: MergeField): Side {
  const goes = otherSide(stays)
  const [own, other] = [readValue[field](pair[stays]), readValue[field](pair[goes])]
  if (other === null) return stays
  if (own === null) return goes
  if (field === 'role') return isLetIn(pair, stays) ? goes : stays
  if (pair[stays].accountId) return stays
  return other.length > own.length ? goes : stays
}

/** Whether the record that stays is not in yet, and the other is. */
function isLetIn(pair: Pair, stays: Side): boolean {
  return !pair[stays].joinedAt && pair[otherSide(stays)].joinedAt !== null
}

/** What the person chose for themselves; chosen with two accounts, the stricter of both. */
function answersOf(kept: MergingRecord, gone: MergingRecord): Partial<Answers> {
  if (!belongs(kept) || !belongs(gone)) return kept.accountId ? kept.answers : gone.answers
  const both = (name: keyof Privacy | 'toldByText') =>
    Boolean(kept.answers[name] && gone.answers[name])
  return {
    ...kept.answers,
    showEmail: both('showEmail'),
    showPhone: both('showPhone'),
    toldByText: both('toldByText'),
  }
}

function pairUp<Key extends string, Thing extends Record<Key, unknown>>(
  moved: readonly Thing[],
  there: readonly Thing[],
  by: Key,
): Move<Thing>[] {
  return moved.map((one) => ({ moved: one, into: there.find((it) => it[by] === one[by]) ?? null }))
}

function isInOrAsked({ groups, requests }: MergingRecord, { groupId }: RecordGroup): boolean {
  return [...groups, ...requests].some((one) => one.groupId === groupId)
}

/** The earlier of two moments, where there are two. */
export function earliest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one < other ? one : other
}
