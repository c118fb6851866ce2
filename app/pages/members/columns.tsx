import { Form, Link, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { readMemberQuestion } from '#app/member-question.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { Choice } from '#app/ui/field.tsx'
import { useListBelow } from '#app/ui/list-below.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { chooseColumns, columnsToChoose, readColumns } from '#domain/members/list-columns.ts'
import { tabsOf } from '#domain/members/member-tabs.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import type { Route } from './+types/columns.ts'
import { queryOf } from './list-address.ts'
import { printQuestion } from './question.ts'
import { membersWords } from './words.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  if (tabsOf(by).length === 0) throw new NotAllowed('view active members')
  const { db } = context.get(house)
  const [all, chosen] = await Promise.all([columnsToChoose(db, by), readColumns(db, by)])
  const shown = chosen.fields.map(({ id }) => id)
  return {
    columns: all.columns.map((column) => ({ column, isShown: chosen.columns.includes(column) })),
    fields: all.fields.map(({ id, name }) => ({ id, name, isShown: shown.includes(id) })),
  }
}

/** Remembers which columns somebody wants to see; what they may not see is not among them. */
export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const tabs = tabsOf(by)
  if (tabs.length === 0) throw new NotAllowed('view active members')
  const form = await openForm(request)
  const { db } = context.get(house)
  const [wanted, wantedFields] = [form.chosen('column'), form.chosen('field')]
  const all = await columnsToChoose(db, by)
  const columns = all.columns.filter((column) => wanted.includes(column))
  const fields = all.fields.filter(({ id }) => wantedFields.includes(id))
  await chooseColumns(db, by, form.text('usual') === 'yes' ? null : { columns, fields })
  const { locale } = context.get(visit)
  const list = queryOf(printQuestion(readMemberQuestion(url.searchParams, { tabs, locale })))
  return redirect(`/c/${params.slug}/members${list}`, 303)
}

/** A dialog over the list: which columns it has for this person. */
export default function Columns({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(membersWords)
  const base = `/c/${params.slug}/members`
  const below = useListBelow(base, 'member')
  return (
    <Dialog title={say('customize')} closeTo={below}>
      <p>{say('columnsLead')}</p>
      <Form method="post" action={below.replace(base, `${base}/columns`)}>
        <fieldset className="field">
          <legend>{say('columns')}</legend>
          {loaderData.columns.map(({ column, isShown }) => (
            <Choice
              key={column}
              type="checkbox"
              name="column"
              value={column}
              label={say(wordOf[column])}
              defaultChecked={isShown}
            />
          ))}
        </fieldset>
        {loaderData.fields.length > 0 && (
          <fieldset className="field apart">
            <legend>{say('fields')}</legend>
            {loaderData.fields.map(({ id, name, isShown }) => (
              <Choice
                key={id}
                type="checkbox"
                name="field"
                value={id}
                label={name}
                defaultChecked={isShown}
              />
            ))}
          </fieldset>
        )}
        <p className="soft">{say('alwaysShown')}</p>
        <div className="actions">
          <Link className="button quiet" to={below}>
            {say('cancel')}
          </Link>
          <SubmitButton>{say('save')}</SubmitButton>
          <SubmitButton kind="quiet" name="usual" value="yes">
            {say('usual')}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  )
}

const wordOf = {
  address: 'address',
  role: 'role',
  title: 'titleColumn',
  email: 'email',
  phone: 'phone',
  since: 'sinceColumn',
} as const
