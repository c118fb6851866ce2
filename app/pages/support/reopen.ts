import { data } from 'react-router'
import { agent, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { reopenConversation } from '#domain/conversations/close-conversation.ts'
import type { Route } from './+types/reopen.ts'
import { conversationPage, leadBack } from './conversation-address.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(conversationPage)
export const ErrorBoundary = StandingOutside

/** Opens a conversation that was closed. */
export async function action({ context, params }: Route.ActionArgs) {
  const { conversationId } = params
  if (!isId(conversationId)) throw data(null, 404)
  const wish = { conversationId }
  const opened = await reopenConversation(context.get(house).db, context.get(agent), wish)
  return leadBack(params, opened)
}
