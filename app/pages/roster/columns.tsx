import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { type OpenForm, openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Choice } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type ColumnsRefusal, chooseColumns } from '#domain/rosters/choose-columns.ts'
import { type Field, fields } from '#domain/rosters/field.ts'
import type { RosterDetail, WithoutEmail } from '#domain/rosters/roster.ts'
import { sampleValues } from '#domain/rosters/sample-rows.ts'
import { suggestStreet } from '#domain/rosters/shared-street.ts'
import { namesOnlyUnits } from '#domain/rosters/what-is-missing.ts'
import type { Route } from './+types/columns.ts'
import { AboutFile } from './about-file.tsx'
import { aboutFile } from './about-view.ts'
import { ColumnTable } from './column-table.tsx'
import { columnViews } from './column-view.ts'
import { columnWords } from './column-words.ts'
import { findRoster } from './find-roster.ts'
import { SharedStreet } from './shared-street.tsx'
import { readSheetTrouble } from './sheet-trouble.ts'
import { isUnderWay } from './standing.ts'
import { Watched } from './watched.tsx'
import './roster.css'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const roster = await findRoster(context, params.rosterId)
  if (isUnderWay(roster)) throw redirect(`/c/${params.slug}/roster/${params.rosterId}`)
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  const samples = await sampleValues(db, by, roster.id)
  const asksStreet = namesOnlyUnits(roster.columns)
  return {
    asksStreet,
    street: roster.sharedStreet ?? (asksStreet ? await suggestStreet(db, by) : null) ?? '',
    about: aboutFile(roster),
    columns: columnViews(roster.columns, roster.sheet, samples),
    withoutEmail: roster.withoutEmail,
    rowCount: roster.rowCount,
    badSheet: readSheetTrouble(url.searchParams, roster.sheet.otherSheets),
  }
}

/** Settles the columns and has the rows checked; refused, what was chosen stays chosen. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const roster = await findRoster(context, params.rosterId)
  const form = await openForm(request)
  const chosen = chosenIn(form, roster)
  const withoutEmail: WithoutEmail = form.text('withoutEmail') === 'paper' ? 'paper' : 'attention'
  const sharedStreet = form.text('sharedStreet').trim()
  const { db } = context.get(house)
  const choice = {
    ...{ rosterId: roster.id, withoutEmail, sharedStreet },
    fields: correctedIn(chosen, roster),
  }
  const outcome = await chooseColumns(db, context.get(entrance).by, choice)
  if (outcome.ok) return redirect(`/c/${params.slug}/roster/${roster.id}`)
  const { because } = outcome.refusal
  if (because === 'unknown roster') throw data(null, 404)
  return data({ because: because satisfies Trouble, chosen, withoutEmail, sharedStreet }, 409)
}

type Trouble = Exclude<ColumnsRefusal['because'], 'unknown roster'>

function whereTold(because: Trouble, words: string) {
  const isOfStreet = because === 'no street of the units' || because === 'unreadable street'
  return { field: isOfStreet ? 'sharedStreet' : 'columns', words }
}

/** What a form says of the columns, by their places. */
function chosenIn(form: OpenForm, { sheet }: RosterDetail): Record<number, Field> {
  const places = sheet.headers.map((_, index) => {
    const field = fields.find((one) => one === form.text(`column-${index}`))
    return [index, field] as const
  })
  return Object.fromEntries(places.filter(([, field]) => field)) as Record<number, Field>
}

/** Only what differs from the guess: what was guessed is finer than what can be chosen. */
function correctedIn(chosen: Record<number, Field>, { columns }: RosterDetail) {
  const corrected = columns.flatMap(({ index, key, field }) => {
    const wanted = chosen[index]
    return wanted && wanted !== field ? [[key, wanted] as const] : []
  })
  return Object.fromEntries(corrected)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', columnWords)('title'))
}

export default function Columns({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(columnWords)
  const all = `/c/${params.slug}/roster`
  const base = `${all}/${params.rosterId}`
  const { about, columns, rowCount } = loaderData
  const errors = actionData ? [whereTold(actionData.because, say(actionData.because))] : []
  const streetError = errors.find(({ field }) => field === 'sharedStreet')?.words
  const withoutEmail = actionData?.withoutEmail ?? loaderData.withoutEmail
  return (
    <Watched key={base} base={base} isOpen>
      <p>
        <Link to={all}>{say('back')}</Link>
      </p>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <ErrorSummary help="import-roster" errors={errors} />
      <p className="roster-lead">{say('lead')}</p>
      <AboutFile about={about} base={base} refused={loaderData.badSheet} />
      {rowCount === 0 && (
        <Notice kind="warning" help="roster-problems">
          {say('noRows')}
        </Notice>
      )}
      <Form method="post" action={`${base}/columns`} id="columns">
        <ColumnTable columns={columns} chosen={actionData?.chosen} />
        {(loaderData.asksStreet || streetError) && (
          <SharedStreet
            street={actionData?.sharedStreet || loaderData.street}
            error={streetError}
          />
        )}
        <fieldset className="field roster-part">
          <legend>{say('emailTitle')}</legend>
          {(['attention', 'paper'] as const).map((choice) => (
            <Choice
              key={choice}
              type="radio"
              name="withoutEmail"
              value={choice}
              label={say(choice)}
              hint={say(`${choice}Hint`)}
              defaultChecked={withoutEmail === choice}
            />
          ))}
        </fieldset>
        <div className="roster-actions">
          <button className="button primary" type="submit" disabled={rowCount === 0}>
            {say('check')}
          </button>
        </div>
      </Form>
      <Form method="post" action={`${base}/discard`} className="roster-actions">
        <button className="button quiet" type="submit">
          {say('discard')}
        </button>
      </Form>
    </Watched>
  )
}
