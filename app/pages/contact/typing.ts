import { whoTalks } from '#app/asker.ts'
import { house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { findConversation } from '#domain/conversations/find-conversation.ts'
import { tellTyping } from '#domain/conversations/tell-typing.ts'
import type { Route } from './+types/typing.ts'
import { pageOf } from './page-of.ts'

export const middleware = onlyForms(pageOf)

/** Tells support that somebody is writing, as the script of the page says. */
export async function action({ context, params }: Route.ActionArgs) {
  const { db } = context.get(house)
  const { asker } = await whoTalks(context, params)
  const found = asker && (await findConversation(db, asker))
  if (found) await tellTyping(db, found.conversationId, 'asker')
  return new Response(null, { status: 204 })
}

export const ErrorBoundary = StandingOutside
