import { house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { messageNumber } from '#app/message-number.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { markSeen } from '#domain/conversations/mark-seen.ts'
import type { Route } from './+types/seen.ts'
import { ownConversation } from './own-conversation.ts'
import { pageOf } from './page-of.ts'

export const middleware = onlyForms(pageOf)

/** Up to which message somebody has seen their conversation, as the script of the page tells. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const number = messageNumber((await readForm(request, ['number'])).number)
  const own = await ownConversation(context, params)
  if (own && number) await markSeen(context.get(house).db, own.asker, { ...own, number })
  return new Response(null, { status: 204 })
}

export const ErrorBoundary = StandingOutside
