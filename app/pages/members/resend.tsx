import { chosenMembers } from '#app/chosen-members.ts'
import { entrance, house } from '#app/context.ts'
import { BulkDialog } from '#app/ui/bulk-dialog.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { foreseeResending, resendInvitations } from '#domain/invitations/resend-invitations.ts'
import type { Route } from './+types/resend.ts'
import { readChosenIds } from './chosen.ts'

export async function loader(args: Route.LoaderArgs) {
  const { by } = args.context.get(entrance)
  const people = await chosenMembers(args, 'invite members')
  const memberIds = people.chosen.map(({ id }) => id)
  const { db } = args.context.get(house)
  return { people, foreseen: await foreseeResending(db, by, { memberIds }) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const memberIds = await readChosenIds(request)
  const { sent, skipped } = await resendInvitations(context.get(house).db, by, { memberIds })
  return { done: sent.length, skipped }
}

export default function Resend({ loaderData, actionData, params }: Route.ComponentProps) {
  const below = useListBelow(`/c/${params.slug}/members`, 'member')
  return (
    <BulkDialog below={below} deed="resend" field="member" {...loaderData} report={actionData} />
  )
}
