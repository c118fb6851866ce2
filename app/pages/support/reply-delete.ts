import { data, redirect } from 'react-router'
import { agent, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { deleteCannedReply } from '#domain/conversations/write-canned-reply.ts'
import type { Route } from './+types/reply-delete.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/support/replies')
export const ErrorBoundary = StandingOutside

/** Takes a ready answer away. */
export async function action({ context, params: { replyId: id } }: Route.ActionArgs) {
  if (!isId(id)) throw data(null, 404)
  await deleteCannedReply(context.get(house).db, context.get(agent), { id })
  return redirect('/support/replies', 303)
}
