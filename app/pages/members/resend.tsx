import { entrance, house } from '#app/context.ts'
import { resendInvitations } from '#domain/invitations/resend-invitations.ts'
import type { Route } from './+types/resend.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { loadChosen, readChosenIds } from './chosen.ts'

export const loader = (args: Route.LoaderArgs) => loadChosen(args)

export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const memberIds = await readChosenIds(request)
  const { sent, skipped } = await resendInvitations(context.get(house).db, by, { memberIds })
  return { done: sent.length, skipped }
}

export default function Resend({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <BulkDialog
      base={`/c/${params.slug}/members`}
      deed="resend"
      chosen={loaderData.chosen}
      report={actionData}
    />
  )
}
