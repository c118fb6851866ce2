import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readChosen } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { nameMembers } from '#domain/members/name-members.ts'
import type { Permission } from '#domain/roles/permission.ts'

type Asked = { context: Readonly<RouterContextProvider>; url: URL }

/**
 * The members whom a list's form has ticked, by name: what the dialog of a bulk deed asks about. `need` is the
 * permission for the deed.
 */
export async function loadChosen({ context, url }: Asked, need: Permission) {
  const memberIds = idsIn(url.searchParams.getAll('member'))
  const { by } = context.get(entrance)
  return { chosen: await nameMembers(context.get(house).db, by, { memberIds, need }) }
}

/** The ids of the members whom the dialog was about. */
export async function readChosenIds(request: Request): Promise<string[]> {
  return idsIn(await readChosen(request, 'member'))
}

/** The ids among what was sent, each once; anything else is left out. */
export function idsIn(values: readonly FormDataEntryValue[]): string[] {
  const ids = values.filter((value) => typeof value === 'string' && isId(value)) as string[]
  return [...new Set(ids)].slice(0, 500)
}
