import { printPhone } from '#domain/contacts/phone-number.ts'
import { fullName, memberState } from '#domain/members/member.ts'
import type { MergeField, Side } from '#domain/merges/merge.ts'
import type { MergePreview } from '#domain/merges/preview-merge.ts'
import type { MergingRecord } from '#domain/merges/read-records.ts'

/** A record as the page shows it. */
export type ShownRecord = Record<MergeField, string | null> & {
  state: 'pending' | 'active' | 'inactive'
  homes: { home: string; isHead: boolean }[]
  groups: string[]
  signIn: string | null
}

/** What the page shows of two records and of what would become of them. */
export type ShownMerge = {
  pair: Record<Side, ShownRecord>
  /** The fields to choose of, with whose value is usual. */
  choices: { field: MergeField; usual: Side }[]
  /** Whose sign-in stays, unless chosen otherwise; null where there is nothing to choose. */
  signIn: Side | null
  outcome: {
    homes: string[]
    groups: string[]
    joined: boolean
    code: 'none' | 'moves' | 'voided'
    /** Whose record goes, and whose stays. */
    goes: string
    stays: string
    suspendedBecause: string | null
    waitingHomes: number
  }
}

/** Shows a preview: what differs can be chosen, another role only by whoever may change roles. */
export function showMerge({ pair, plan, mayChooseRole }: MergePreview): ShownMerge {
  const [stays, goes] = [pair[plan.stays], pair[plan.goes]]
  const both = [stays, goes]
  return {
    pair: { one: show(pair.one), other: show(pair.other) },
    choices: plan.differing
      .filter((field) => field !== 'role' || mayChooseRole)
      .map((field) => ({ field, usual: plan.kept[field] })),
    signIn: plan.hasTwoSignIns ? plan.stays : null,
    outcome: {
      homes: unique(both.flatMap(({ places }) => places.map(({ home }) => home))),
      groups: unique(both.flatMap(({ groups }) => groups.map(({ name }) => name))),
      joined: plan.joinedAt !== null && stays.leftAt === null,
      code: plan.code,
      goes: fullName(goes),
      stays: fullName(stays),
      suspendedBecause: plan.suspended.suspendedBecause,
      waitingHomes: stays.waitingHomes + goes.waitingHomes,
    },
  }
}

function show(record: MergingRecord): ShownRecord {
  const { email, phone, title, role, places, groups, signIn } = record
  const shown: Record<MergeField, string | null> = {
    name: fullName(record),
    email,
    phone: phone && printPhone(phone),
    title,
    role: role.name,
  }
  return {
    ...shown,
    state: memberState(record),
    homes: places.map(({ home, householdRole }) => ({ home, isHead: householdRole === 'head' })),
    groups: groups.map(({ name }) => name),
    signIn: record.leftAt ? null : signIn,
  }
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
