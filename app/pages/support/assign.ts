import { data } from 'react-router'
import { agent, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { assignConversation } from '#domain/conversations/assign-conversation.ts'
import type { Route } from './+types/assign.ts'
import { conversationPage, leadBack } from './conversation-address.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(conversationPage)
export const ErrorBoundary = StandingOutside

/** Gives a conversation to an agent, or to nobody. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { conversationId } = params
  if (!isId(conversationId)) throw data(null, 404)
  const { agent: chosen } = await readForm(request, ['agent'])
  if (chosen !== '' && !isId(chosen)) throw data(null, 400)
  const wish = { conversationId, accountId: chosen || null }
  const given = await assignConversation(context.get(house).db, context.get(agent), wish)
  return leadBack(params, given, { 'unknown agent': 'goneAgent' })
}
