import { whoTalks } from '#app/asker.ts'
import { house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { findConversation } from '#domain/conversations/find-conversation.ts'
import { markSeen } from '#domain/conversations/mark-seen.ts'
import type { Route } from './+types/seen.ts'
import { pageOf } from './page-of.ts'

export const middleware = onlyForms(pageOf)

/** Up to which message somebody has seen their conversation, as the script of the page tells. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = context.get(house)
  const { asker } = await whoTalks(context, params)
  const number = Number((await readForm(request, ['number'])).number)
  const found = asker && (await findConversation(db, asker))
  if (found && Number.isInteger(number) && number > 0 && number < 2 ** 31)
    await markSeen(db, asker, { conversationId: found.conversationId, number })
  return new Response(null, { status: 204 })
}

export const ErrorBoundary = StandingOutside
