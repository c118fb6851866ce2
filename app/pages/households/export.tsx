import { entrance } from '#app/context.ts'
import { readTabbed } from '#app/tabbed-list.ts'
import { ExportDialog } from '#app/ui/export-dialog.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { useWords } from '#app/words/words.ts'
import { householdTabs } from '#domain/households/household-state.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export.ts'
import { householdWords } from './household-words.ts'

export function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'export members')
  requirePermission(by, 'view households')
  const { tab, search } = readTabbed(url.searchParams, householdTabs)
  return { tab, search }
}

/** A dialog over the list: what file it becomes. */
export default function ExportHouseholds({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(householdWords)
  const base = `/c/${params.slug}/households`
  const { search } = loaderData
  return (
    <ExportDialog
      help="households"
      title={say('exportTitle')}
      lead={search ? say('exportLeadSearch', { search }) : say('exportLead')}
      action={`${base}/export/file`}
      asked={loaderData}
      below={useListBelow(base)}
    />
  )
}
