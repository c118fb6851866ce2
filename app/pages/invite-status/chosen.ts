import type { RouterContextProvider } from 'react-router'
import { idsIn, meansEveryone } from '#app/chosen.ts'
import { entrance, house } from '#app/context.ts'
import { readChosen } from '#app/forms.ts'
import type { ChosenByName } from '#domain/chosen-by-name.ts'
import { nameEveryInvitation } from '#domain/invitations/name-every-invitation.ts'
import { nameInvitations } from '#domain/invitations/name-invitations.ts'
import { readQuestion } from './question.ts'

type Params = { invitationId?: string }
type Asked = { context: Readonly<RouterContextProvider>; url: URL; params: Params }

/**
 * The invitations a dialog asks about: the one of its address, or those that a list's form has ticked, or all
 * that the list means on all its pages.
 */
export async function loadChosen({
  context,
  url: { searchParams },
  params: { invitationId },
}: Asked): Promise<ChosenByName> {
  const { by } = context.get(entrance)
  const { db } = context.get(house)
  if (!invitationId && meansEveryone(searchParams))
    return nameEveryInvitation(db, by, readQuestion(searchParams))
  const ids = invitationId ? [invitationId] : searchParams.getAll('invitation')
  const chosen = await nameInvitations(db, by, { invitationIds: idsIn(ids) })
  return { chosen, areMore: false }
}

/** The ids of the invitations that the dialog was about. */
export async function readChosenIds(request: Request, params: Params): Promise<string[]> {
  const ids = await readChosen(request, 'invitation')
  return idsIn(params.invitationId ? [params.invitationId] : ids)
}
