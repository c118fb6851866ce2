import { entrance, visit } from '#app/context.ts'
import { readMemberQuestion } from '#app/member-question.ts'
import { ExportDialog } from '#app/ui/export-dialog.tsx'
import { Choice } from '#app/ui/field.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { useWords } from '#app/words/words.ts'
import { tabsOf } from '#domain/members/member-tabs.ts'
import { NotAllowed, requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export.ts'
import { exportWords } from './export-words.ts'
import { printQuestion } from './question.ts'

export function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'export members')
  const tabs = tabsOf(by)
  if (tabs.length === 0) throw new NotAllowed('view active members')
  const { locale } = context.get(visit)
  const question = readMemberQuestion(url.searchParams, { tabs, locale })
  const { tab, search, sort } = printQuestion(question)
  return { tab, search, sort }
}

/** A dialog over the list: what file it becomes. */
export default function Export({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(exportWords)
  const base = `/c/${params.slug}/members`
  const { search } = loaderData
  return (
    <ExportDialog
      help="member-list"
      title={say('title')}
      lead={search ? say('leadSearch', { search }) : say('lead')}
      action={`${base}/export/file`}
      asked={loaderData}
      below={useListBelow(base, 'member')}
    >
      <fieldset className="field apart">
        <legend>{say('which')}</legend>
        <Choice type="radio" name="columns" value="all" label={say('all')} defaultChecked />
        <Choice type="radio" name="columns" value="shown" label={say('shown')} />
      </fieldset>
    </ExportDialog>
  )
}
