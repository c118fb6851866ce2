import { entrance, house } from '#app/context.ts'
import { BulkDialog } from '#app/ui/bulk-dialog.tsx'
import { foreseeResending, resendInvitations } from '#domain/invitations/resend-invitations.ts'
import type { Route } from './+types/resend.ts'
import { loadChosen, readChosenIds } from './chosen.ts'
import { usePageBelow } from './page-below.ts'

export async function loader(args: Route.LoaderArgs) {
  const { by } = args.context.get(entrance)
  const people = await loadChosen(args)
  const invitationIds = people.chosen.map(({ id }) => id)
  const { db } = args.context.get(house)
  return { people, foreseen: await foreseeResending(db, by, { invitationIds }) }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const invitationIds = await readChosenIds(request, params)
  const { sent, skipped } = await resendInvitations(context.get(house).db, by, { invitationIds })
  return { done: sent.length, skipped }
}

export default function Resend({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <BulkDialog
      below={usePageBelow(params)}
      deed="resend"
      field="invitation"
      {...loaderData}
      report={actionData}
    />
  )
}
