import { type RawBuilder, sql } from 'kysely'
import { foldAccents } from '#domain/addresses/typed-words.ts'

/** What the pages of a viewer call roles, by the names that are kept; any other has one name everywhere. */
export type RoleNames = Readonly<Record<string, string>>

const kept = sql<string>`roles.name`

/** The name of a row of `roles` as the viewer reads it. */
export function toldName(names: RoleNames = {}): RawBuilder<string> {
  return Object.keys(names).length > 0 ? sql<string>`coalesce(${named(names)}, ${kept})` : kept
}

/**
 * In what a word is looked for that may name a row of `roles`, in lower case: the name that is kept, and the one the
 * viewer reads, with and without accents.
 */
export function searchedName(names: RoleNames = {}): RawBuilder<string> {
  const spelled = Object.entries(names).map(([name, told]) => [
    name,
    `${told} ${foldAccents(told)}`,
  ])
  if (spelled.length === 0) return sql<string>`lower(${kept})`
  return sql<string>`lower(concat_ws(' ', ${kept}, ${named(Object.fromEntries(spelled))}))`
}

const named = (names: RoleNames) => sql<string | null>`${JSON.stringify(names)}::jsonb ->> ${kept}`
