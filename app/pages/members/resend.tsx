import { chosenMembers } from '#app/chosen-members.ts'
import { entrance, house } from '#app/context.ts'
import { BulkDialog } from '#app/ui/bulk-dialog.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { resendInvitations } from '#domain/invitations/resend-invitations.ts'
import type { Route } from './+types/resend.ts'
import { readChosenIds } from './chosen.ts'

export const loader = (args: Route.LoaderArgs) => chosenMembers(args, 'invite members')

export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const memberIds = await readChosenIds(request)
  const { sent, skipped } = await resendInvitations(context.get(house).db, by, { memberIds })
  return { done: sent.length, skipped }
}

export default function Resend({ loaderData, actionData, params }: Route.ComponentProps) {
  const below = useListBelow(`/c/${params.slug}/members`, 'member')
  return (
    <BulkDialog
      below={below}
      deed="resend"
      field="member"
      people={loaderData}
      report={actionData}
    />
  )
}
