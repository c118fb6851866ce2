import { house, visit } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { onlyForms } from '#app/only-forms.ts'
import { askPasskey } from '#domain/passkeys/ask-passkey.ts'
import type { Route } from './+types/ask-passkey.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/sign-in')

/** What the browser asks for a passkey with, as JSON. */
export async function action({ context }: Route.ActionArgs) {
  const { db, ...tools } = context.get(house)
  const asked = await askPasskey(db, tools, { who: context.get(visit).who })
  if (asked.ok) {
    const { challengeId, options } = asked.value
    return Response.json(options, {
      headers: { 'set-cookie': keep(context, 'passkey', challengeId) },
    })
  }
  const headers = { 'retry-after': String(asked.refusal.retryAfterSeconds) }
  return new Response(null, { status: 429, headers })
}
