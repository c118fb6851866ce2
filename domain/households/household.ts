/** The longest household name, in characters. */
export const longestHouseholdName = 80

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
