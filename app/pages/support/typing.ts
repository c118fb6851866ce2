import { data } from 'react-router'
import { agent, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { isConversation } from '#domain/conversations/is-conversation.ts'
import { tellTyping } from '#domain/conversations/tell-typing.ts'
import type { Route } from './+types/typing.ts'
import { conversationPage } from './conversation-address.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(conversationPage)

/** Tells the asker that an agent is writing. */
export async function action({ context, params: { conversationId } }: Route.ActionArgs) {
  const { db } = context.get(house)
  if (!isId(conversationId)) throw data(null, 404)
  if (!(await isConversation(db, context.get(agent), conversationId))) throw data(null, 404)
  await tellTyping(db, conversationId, 'support')
  return new Response(null, { status: 204 })
}
