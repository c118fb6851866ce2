import { readName } from '#domain/contacts/person-name.ts'
import { longestHouseholdName } from '#domain/households/household.ts'

/** Reads what a household shall be called, null for after its people; null altogether: it is no name. */
export function readHouseholdName(typed: string): { name: string | null } | null {
  if (typed.trim() === '') return { name: null }
  const name = readName(typed, longestHouseholdName)
  return name && { name }
}
