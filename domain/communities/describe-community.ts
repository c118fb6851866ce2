import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { changePreference } from './change-preference.ts'
import { communityKey } from './community.ts'
import type { Town } from './read-town.ts'

/** Gives a community another name; its address stays, so that links on paper go on working. */
export function renameCommunity(db: Db, by: Actor, { name }: { name: string }): Promise<void> {
  const to = { name, nameKey: communityKey(name) }
  return changePreference(db, by, { preference: 'name', to, print: ({ name }) => name })
}

/** Where a community is, and by which clocks it lives. What is planned for a moment stays at that moment. */
export function placeCommunity(
  db: Db,
  by: Actor,
  { street, city, state, zip, timeZone }: Town & { street: string | null },
): Promise<void> {
  const to = { street, city, state, zip, timeZone }
  const print = (row: typeof to) =>
    [row.street, `${row.city} ${row.state} ${row.zip}`, row.timeZone].filter(Boolean).join(', ')
  return changePreference(db, by, { preference: 'place', to, print })
}

/** The language in which a community writes to people it does not know yet. */
export function chooseLocale(
  db: Db,
  by: Actor,
  { locale }: { locale: 'en' | 'es' },
): Promise<void> {
  const to: { locale: string } = { locale }
  return changePreference(db, by, { preference: 'language', to, print: ({ locale }) => locale })
}
