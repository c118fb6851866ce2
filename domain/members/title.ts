import { readName } from '#domain/contacts/person-name.ts'

/** The longest title, in characters. */
const longestTitle = 80

/**
 * Reads a title as it was typed: '' for none. Null when it is longer than {@link longestTitle}, or could be
 * taken for something else where it is printed, by the rules of names.
 */
export function readTitle(typed: string): string | null {
  return typed.trim() === '' ? '' : readName(typed, longestTitle)
}
