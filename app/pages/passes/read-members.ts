import { isId } from '#app/ids.ts'

/** The members whom a list has ticked, by id; anything that is no id is left out. */
export function readMembers(query: URLSearchParams): string[] {
  return [...new Set(query.getAll('member').filter((id) => isId(id)))].slice(0, 500)
}
