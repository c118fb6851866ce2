import { entrance, house } from '#app/context.ts'
import { BulkDialog } from '#app/ui/bulk-dialog.tsx'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import type { Route } from './+types/void.ts'
import { loadChosen, readChosenIds } from './chosen.ts'
import { usePageBelow } from './page-below.ts'

export const loader = (args: Route.LoaderArgs) => loadChosen(args)

export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const invitationIds = await readChosenIds(request, params)
  const { voided, skipped } = await voidInvitations(context.get(house).db, by, { invitationIds })
  return { done: voided.length, skipped }
}

export default function Void({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <BulkDialog
      below={usePageBelow(params)}
      deed="void"
      field="invitation"
      people={loaderData}
      report={actionData}
    />
  )
}
