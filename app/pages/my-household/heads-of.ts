import type { ShownHousehold } from './shown-households.ts'

/** What the Heads of a household are called. */
export function headsOf({ dwellers }: Pick<ShownHousehold, 'dwellers'>): string[] {
  const heads = dwellers.filter(({ householdRole, since }) => householdRole === 'head' && since)
  return heads.map(({ name }) => name)
}
