import { data } from 'react-router'
import { agent, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { messageNumber } from '#app/message-number.ts'
import { onlyForms } from '#app/only-forms.ts'
import { isConversation } from '#domain/conversations/is-conversation.ts'
import { markSeenBySupport } from '#domain/conversations/mark-seen-by-support.ts'
import type { Route } from './+types/seen.ts'
import { conversationPage } from './conversation-address.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(conversationPage)

/** Remembers up to which message agents have seen a conversation. */
export async function action({ request, context, params: { conversationId } }: Route.ActionArgs) {
  const { db } = context.get(house)
  const by = context.get(agent)
  if (!isId(conversationId)) throw data(null, 404)
  if (!(await isConversation(db, by, conversationId))) throw data(null, 404)
  const number = messageNumber((await readForm(request, ['number'])).number)
  if (number === null) throw data(null, 400)
  await markSeenBySupport(db, by, { conversationId, number })
  return new Response(null, { status: 204 })
}
