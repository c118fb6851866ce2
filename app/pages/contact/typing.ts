import { house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { tellTyping } from '#domain/conversations/tell-typing.ts'
import type { Route } from './+types/typing.ts'
import { ownConversation } from './own-conversation.ts'
import { pageOf } from './page-of.ts'

export const middleware = onlyForms(pageOf)

/** Tells support that somebody is writing, as the script of the page says. */
export async function action({ context, params }: Route.ActionArgs) {
  const own = await ownConversation(context, params)
  if (own) await tellTyping(context.get(house).db, own.conversationId, 'asker')
  return new Response(null, { status: 204 })
}

export const ErrorBoundary = StandingOutside
