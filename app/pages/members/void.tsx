import { chosenMembers } from '#app/chosen-members.ts'
import { entrance, house } from '#app/context.ts'
import { BulkDialog } from '#app/ui/bulk-dialog.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import type { Route } from './+types/void.ts'
import { readChosenIds } from './chosen.ts'

export const loader = (args: Route.LoaderArgs) => chosenMembers(args, 'invite members')

export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const memberIds = await readChosenIds(request)
  const { voided, skipped } = await voidInvitations(context.get(house).db, by, { memberIds })
  return { done: voided.length, skipped }
}

export default function Void({ loaderData, actionData, params }: Route.ComponentProps) {
  const below = useListBelow(`/c/${params.slug}/members`, 'member')
  return (
    <BulkDialog below={below} deed="void" field="member" people={loaderData} report={actionData} />
  )
}
