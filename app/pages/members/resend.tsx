import { entrance, house } from '#app/context.ts'
import { readChosen } from '#app/forms.ts'
import { resendInvitations } from '#domain/invitations/resend-invitations.ts'
import { nameMembers } from '#domain/members/name-members.ts'
import type { Route } from './+types/resend.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { readIds } from './chosen.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const memberIds = readIds(url.searchParams.getAll('member'))
  return { chosen: await nameMembers(context.get(house).db, by, { memberIds }) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const memberIds = readIds(await readChosen(request, 'member'))
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
