import { onlyForms } from '#app/only-forms.ts'
import { askLeader } from '#domain/invitations/ask-leader.ts'
import type { Route } from './+types/ask-leader.ts'
import { takeWayOut } from './way-out.ts'
import { WayOutTaken } from './way-out-taken.tsx'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/join/resident')

export function action({ context }: Route.ActionArgs) {
  return takeWayOut(context, { ask: askLeader, done: 'asked' })
}

export default function AskLeader({ actionData }: Route.ComponentProps) {
  return <WayOutTaken outcome={actionData} />
}
