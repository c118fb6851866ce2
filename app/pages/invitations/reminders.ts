import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { chooseReminders } from '#domain/communities/choose-reminders.ts'
import type { Route } from './+types/reminders.ts'

export const ErrorBoundary = StandingOutside

/** Who comes by the address bar finds the switch among the cards. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/c/${params.slug}/invitations`)
}

/** Turns reminders on or off. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { reminds } = await readForm(request, ['reminds'])
  const { by } = context.get(entrance)
  await chooseReminders(context.get(house).db, by, { reminds: reminds === 'on' })
  return redirect(`/c/${params.slug}/invitations?saved`)
}
