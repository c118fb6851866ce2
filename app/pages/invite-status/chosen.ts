import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readChosen } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { nameInvitations } from '#domain/invitations/name-invitations.ts'

/** The most invitations one dialog is about; a page has fifty. */
const most = 500

type Params = { invitationId?: string }
type Asked = { context: Readonly<RouterContextProvider>; url: URL; params: Params }

/** The invitations a dialog asks about: the one of its address, or those that a list's form has ticked. */
export async function loadChosen({ context, url, params }: Asked) {
  const ids = params.invitationId ? [params.invitationId] : url.searchParams.getAll('invitation')
  const { by } = context.get(entrance)
  const invitationIds = onlyIds(ids)
  return { chosen: await nameInvitations(context.get(house).db, by, { invitationIds }) }
}

/** The ids of the invitations that the dialog was about. */
export async function readChosenIds(request: Request, params: Params): Promise<string[]> {
  const ids = await readChosen(request, 'invitation')
  return onlyIds(params.invitationId ? [params.invitationId] : ids)
}

/** Anything that is no id is left out. */
function onlyIds(values: readonly string[]): string[] {
  return [...new Set(values.filter(isId))].slice(0, most)
}
