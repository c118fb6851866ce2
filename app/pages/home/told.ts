import { redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { chooseHowTold } from '#domain/notices/how-told.ts'
import type { Route } from './+types/told.ts'

export const ErrorBoundary = StandingOutside

/** Who comes by the address bar, or back from signing in, finds the notices at home. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/c/${params.slug}`)
}

/** Remembers how a leader wants to hear of notices. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { told } = await readForm(request, ['told'])
  const { by } = context.get(entrance)
  if (told === 'at once' || told === 'daily')
    await chooseHowTold(context.get(house).db, by, { told })
  return redirect(`/c/${params.slug}`)
}
