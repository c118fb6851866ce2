import { onlyForms } from '#app/only-forms.ts'
import { askMailboxProof } from '#domain/invitations/prove-mailbox.ts'
import type { Route } from './+types/ask-proof.ts'
import { takeWayOut } from './way-out.ts'
import { WayOutTaken } from './way-out-taken.tsx'

export const middleware: Route.MiddlewareFunction[] = onlyForms('/join/resident')

export function action({ context }: Route.ActionArgs) {
  return takeWayOut(context, { ask: askMailboxProof, done: 'proofSent' })
}

export default function AskProof({ actionData }: Route.ComponentProps) {
  return <WayOutTaken outcome={actionData} />
}
