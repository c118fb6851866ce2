import { entrance, house } from '#app/context.ts'
import { BulkDialog } from '#app/ui/bulk-dialog.tsx'
import { replaceCodes } from '#domain/invitations/replace-code.ts'
import type { Route } from './+types/replace.ts'
import { loadChosen, readChosenIds } from './chosen.ts'
import { usePageBelow } from './page-below.ts'

export const loader = (args: Route.LoaderArgs) => loadChosen(args)

export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const invitationIds = await readChosenIds(request, params)
  const { db, key } = context.get(house)
  const { done, skipped } = await replaceCodes(db, by, { invitationIds }, { key })
  return { done: done.length, skipped }
}

export default function Replace({ loaderData, actionData, params }: Route.ComponentProps) {
  return (
    <BulkDialog
      below={usePageBelow(params)}
      deed="replace"
      field="invitation"
      people={loaderData}
      report={actionData}
    />
  )
}
