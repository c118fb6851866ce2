/** The longest household name, in characters. */
export const longestHouseholdName = 80

/**
 * What a household is called when nobody named it: after its members' last names, each once, in
 * alphabetical order: `Reyes Household`, `Chen & Reyes Household`. Without members: `Empty household`.
 */
export function defaultHouseholdName(lastNames: readonly string[]): string {
  const names = [...new Set(lastNames)].sort((a, b) => a.localeCompare(b, 'en'))
  if (names.length === 0) return 'Empty household'
  const last = names.at(-1)!
  const others = names.slice(0, -1)
  return `${others.length > 0 ? `${others.join(', ')} & ` : ''}${last} Household`
}

/**
 * What a household is called, as data: the name that somebody gave it, or its members' last names, each once and in
 * alphabetical order; none: it has no members. The words are made where it is read, in the language of its reader.
 */
export type HouseholdName = { given: string } | { after: readonly string[] }

/** What a household is called: by its own name, or after the members with these last names. */
export function nameHousehold(household: {
  name: string | null
  lastNames: readonly string[]
}): HouseholdName {
  if (household.name !== null) return { given: household.name }
  return { after: [...new Set(household.lastNames)].sort((a, b) => a.localeCompare(b, 'en')) }
}

/** The given name, or the one that follows from the members. */
export function householdName(household: {
  name: string | null
  lastNames: readonly string[]
}): string {
  return household.name ?? defaultHouseholdName(household.lastNames)
}
