import { Form, Link } from 'react-router'
import { entrance } from '#app/context.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { Choice } from '#app/ui/field.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { useWords } from '#app/words/words.ts'
import { tabsOf } from '#domain/members/member-tabs.ts'
import { NotAllowed, requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/export.ts'
import { exportWords } from './export-words.ts'
import { printQuestion, readQuestion } from './question.ts'

export function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'export members')
  const tabs = tabsOf(by)
  if (tabs.length === 0) throw new NotAllowed('view active members')
  const { tab, search, sort } = printQuestion(readQuestion(url.searchParams, tabs))
  return { tab, search, sort }
}

/** A dialog over the list: what file it becomes. */
export default function Export({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(exportWords)
  const base = `/c/${params.slug}/members`
  const below = useListBelow(base, 'member')
  const { search } = loaderData
  return (
    <Dialog title={say('title')} closeTo={below}>
      <p>{search ? say('leadSearch', { search }) : say('lead')}</p>
      <Form method="post" action={`${base}/export/file`} reloadDocument>
        {Object.entries(loaderData).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset className="field">
          <legend>{say('format')}</legend>
          <Choice type="radio" name="format" value="xlsx" label={say('xlsx')} defaultChecked />
          <Choice type="radio" name="format" value="csv" label={say('csv')} />
        </fieldset>
        <fieldset className="field">
          <legend>{say('which')}</legend>
          <Choice type="radio" name="columns" value="all" label={say('all')} defaultChecked />
          <Choice type="radio" name="columns" value="shown" label={say('shown')} />
        </fieldset>
        <p className="soft">{say('written')}</p>
        <div className="actions">
          <Link className="button quiet" to={below}>
            {say('cancel')}
          </Link>
          <button className="button primary" type="submit">
            {say('download')}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}
