import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readChosen } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { nameMembers } from '#domain/members/name-members.ts'

type Asked = { context: Readonly<RouterContextProvider>; url: URL }

/** The members whom a list's form has ticked, by name: what the dialog of a bulk deed asks about. */
export async function loadChosen({ context, url }: Asked) {
  const memberIds = readIds(url.searchParams.getAll('member'))
  const { by } = context.get(entrance)
  return { chosen: await nameMembers(context.get(house).db, by, { memberIds }) }
}

/** The ids of the members whom the dialog was about. */
export async function readChosenIds(request: Request): Promise<string[]> {
  return readIds(await readChosen(request, 'member'))
}

/** Anything that is no id is left out. */
function readIds(values: readonly FormDataEntryValue[]): string[] {
  const ids = values.filter((value) => typeof value === 'string' && isId(value)) as string[]
  return [...new Set(ids)].slice(0, 500)
}
