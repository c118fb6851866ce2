import type { Actor } from '#domain/roles/permission.ts'

/** The longest name of a field, and the longest value, in characters. */
export const longestFieldName = 60
export const longestValue = 200

/** How many fields a community may have at once, and how many options a choice. */
export const mostFields = 20
export const mostOptions = 30

export const fieldKinds = ['text', 'choice', 'yes or no', 'date'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** A field as its community describes it; a choice has two options or more, all others none. */
export type FieldDescription = {
  name: string
  kind: FieldKind
  options: string[]
  /** *Neighbours*: whoever may open a profile. */
  seenBy: 'leaders' | 'neighbours'
  /** *Member*: the person too; leaders always may. */
  filledBy: 'leaders' | 'member'
}

/** Something a community wants to know of its members. */
export type MemberField = FieldDescription & { id: string }

export type UnknownField = { because: 'unknown field' }

/** Whether the actor sees a field of somebody: their own always, others' as the community decided. */
export function seesField(by: Actor, field: Pick<MemberField, 'seenBy'>, whose: string): boolean {
  return whose === by.memberId || seesFieldOfOthers(by, field)
}

/** Whether the actor sees a field of everybody. */
export function seesFieldOfOthers(
  { permissions }: Pick<Actor, 'permissions'>,
  { seenBy }: Pick<MemberField, 'seenBy'>,
): boolean {
  if (permissions.has('admin view members')) return true
  return seenBy === 'neighbours' && permissions.has('view member profiles')
}

/** Whether the actor may fill a field of somebody in. */
export function fillsField(
  { memberId, permissions }: Actor,
  { filledBy }: Pick<MemberField, 'filledBy'>,
  whose: string,
): boolean {
  if (permissions.has('admin view members') && permissions.has('update member contact info'))
    return true
  return whose === memberId && filledBy === 'member'
}

/**
 * Reads a value as it was typed into a field. `''` takes away what stood there; null: it cannot stand
 * there. `old` is what stands there now: an option that is offered no more may stay.
 */
export function readValue(
  { kind, options }: Pick<MemberField, 'kind' | 'options'>,
  typed: string,
  old: string | null = null,
): string | null {
  const value = typed.normalize('NFC').trim()
  return value === '' || value === old || readings[kind](value, options) ? value : null
}

const readings: Record<FieldKind, (value: string, options: readonly string[]) => boolean> = {
  text: (value) => isLine(value) && value.length <= longestValue,
  choice: (value, options) => options.includes(value),
  'yes or no': (value) => value === 'yes' || value === 'no',
  date: isDay,
}

/** Whether a text is one line of what is meant to be read. */
export function isLine(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text)
}

function isDay(text: string): boolean {
  const day = /^(19|20)\d\d-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
