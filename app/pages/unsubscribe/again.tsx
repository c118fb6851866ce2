import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { subscribeAgain } from '#domain/suppressions/unsubscribe.ts'
import type { Route } from './+types/again.ts'
import { WayOut } from './way-out.tsx'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ token = '' }) => `/unsubscribe/${encodeURIComponent(token)}`,
)

/** Takes one's own unsubscribing back. */
export async function action({ params, context }: Route.ActionArgs) {
  const { db, key } = context.get(house)
  const from = context.get(visit).device.address
  const outcome = await subscribeAgain(db, { key }, { token: params.token, from })
  return data({ wayOut: outcome.ok ? outcome.value : null }, outcome.ok ? 200 : 410)
}

export default function Again({ params, actionData }: Route.ComponentProps) {
  return <WayOut token={params.token} wayOut={actionData?.wayOut ?? null} isBack />
}
