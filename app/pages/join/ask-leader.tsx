import { data, redirect } from 'react-router'
import { house } from '#app/context.ts'
import { onlyForms } from '#app/only-forms.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { askLeader } from '#domain/invitations/ask-leader.ts'
import type { Route } from './+types/ask-leader.ts'
import { OtherAddress, type WayOut } from './other-address.tsx'
import { readAsking } from './way-out.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/join/resident')

export async function action({ context }: Route.ActionArgs) {
  const asked = await readAsking(context)
  if (!asked) return redirect('/join/resident')
  const { db, limits } = context.get(house)
  const { offer, account, asking } = asked
  const answer = await askLeader(db, { limits }, asking)
  const outcome: WayOut = answer.ok ? 'asked' : 'tooOften'
  return data({ offer, account, outcome }, answer.ok ? 200 : 429)
}

export default function AskLeader({ actionData }: Route.ComponentProps) {
  return (
    <PublicFrame color={actionData?.offer.community.color} path="/join/resident">
      {actionData && <OtherAddress {...actionData} />}
    </PublicFrame>
  )
}
