import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { changePreference } from './change-preference.ts'

/** How long invitations may be valid, in days. */
export const validities = [30, 90, 365] as const
export type Validity = (typeof validities)[number]

/** How long invitations are valid from now on, in days; null: without end. Those already made keep their day. */
export function chooseValidity(
  db: Db,
  by: Actor,
  { days }: { days: Validity | null },
): Promise<void> {
  const to: { invitationDays: number | null } = { invitationDays: days }
  const print = ({ invitationDays }: typeof to) => invitationDays?.toString() ?? 'no end'
  return changePreference(db, by, { preference: 'invitation days', to, print })
}

/**
 * Whether leaders confirm people with an open code whose home is unknown or occupied; otherwise all of them
 * join at once. Who waits already goes on waiting.
 */
export function chooseOpenCodes(
  db: Db,
  by: Actor,
  { confirms }: { confirms: boolean },
): Promise<void> {
  const to = { confirmsOpenCodes: confirms }
  const print = (row: typeof to) => (row.confirmsOpenCodes ? 'leaders confirm' : 'join at once')
  return changePreference(db, by, { preference: 'open codes', to, print })
}
