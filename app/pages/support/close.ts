import { data } from 'react-router'
import { agent, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { messageNumber } from '#app/message-number.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { closeConversation } from '#domain/conversations/close-conversation.ts'
import type { Route } from './+types/close.ts'
import { conversationPage, leadBack } from './conversation-address.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(conversationPage)
export const ErrorBoundary = StandingOutside

/** Closes a conversation, unless its asker has written after what the page showed. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { conversationId } = params
  if (!isId(conversationId)) throw data(null, 404)
  const seen = messageNumber((await readForm(request, ['seen'])).seen)
  if (seen === null) throw data(null, 400)
  const wish = { conversationId, seen }
  const closed = await closeConversation(context.get(house).db, context.get(agent), wish)
  return leadBack(params, closed, { 'written meanwhile': 'writtenMeanwhile' })
}
