import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { type FilledField, readValues } from '#domain/member-fields/read-values.ts'
import { writeValues } from '#domain/member-fields/write-values.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import type { Route } from './+types/fill.ts'
import { fieldWords } from './words.ts'

export const loader = (args: Route.LoaderArgs) => loadFields(args)

async function loadFields({ context, params }: Pick<Route.LoaderArgs, 'context' | 'params'>) {
  const { by } = context.get(entrance)
  const { memberId } = params
  const { db } = context.get(house)
  const found = isId(memberId) ? await readValues(db, by, { memberId }) : null
  if (!found) throw data(null, 404)
  const { name } = found
  const fields = found.fields.filter(({ mayFill }) => mayFill)
  if (fields.length === 0) throw new NotAllowed('update member contact info')
  return { name, fields, isOneself: memberId === by.memberId, typed: {}, faults: [] as string[] }
}

/** Fills in what the community asks of a member. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const asked = await loadFields({ context, params })
  const { text } = await openForm(request)
  const typed = Object.fromEntries(asked.fields.map(({ id }) => [id, text(id)]))
  const { by } = context.get(entrance)
  const { memberId, slug } = params
  const written = await writeValues(context.get(house).db, by, { memberId, typed })
  if (written.ok) return redirect(`/c/${slug}/members/${memberId}`, 303)
  if (written.refusal.because === 'unknown member') throw data(null, 404)
  return data({ ...asked, typed, faults: written.refusal.fieldIds }, 400)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', fieldWords)
  return pageTitle(say('fillTitle', { name: loaderData?.name ?? '' }))
}

export default function Fill({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(fieldWords)
  const { name, fields, isOneself, typed, faults } = actionData ?? loaderData
  const wrong = fields.filter(({ id }) => faults.includes(id))
  return (
    <>
      <div className="page-head">
        <h1>{isOneself ? say('ownTitle') : say('fillTitle', { name })}</h1>
      </div>
      <section className="card">
        <ErrorSummary
          errors={wrong.map((one) => ({
            field: one.id,
            words: `${one.name}: ${say('wrongValue')}`,
          }))}
        />
        <Form className="form" method="post">
          {fields.map((field) => (
            <Answer
              key={field.id}
              field={field}
              isOneself={isOneself}
              typed={(typed as Record<string, string>)[field.id] ?? field.value ?? ''}
              error={faults.includes(field.id) ? say('wrongValue') : undefined}
            />
          ))}
          <div className="beside">
            <button className="button primary" type="submit">
              {say('fillSave')}
            </button>
            <Link className="button quiet" to={`/c/${params.slug}/members/${params.memberId}`}>
              {say('cancel')}
            </Link>
          </div>
        </Form>
      </section>
    </>
  )
}

type AnswerProps = { field: FilledField; isOneself: boolean; typed: string; error?: string }

function Answer({ field, isOneself, typed, error }: AnswerProps) {
  const say = useWords(fieldWords)
  const { id, name, kind, options, value, seenBy } = field
  const seenByFew = isOneself ? 'seenByYouAndLeaders' : 'seenByLeaders'
  const hint = say(seenBy === 'neighbours' ? 'seenByNeighbours' : seenByFew)
  const about = { name: id, label: name, hint, error, defaultValue: typed }
  if (kind === 'text') return <TextField {...about} autoComplete="off" maxLength={200} />
  if (kind === 'date') return <TextField {...about} type="date" />
  const offered = kind === 'choice' ? options : ['yes', 'no']
  const all = value && !offered.includes(value) ? [...offered, value] : offered
  return (
    <SelectField {...about}>
      <option value="">{say('notSaid')}</option>
      {all.map((one) => (
        <option key={one} value={one}>
          {kind === 'choice' ? one : say(one as 'yes' | 'no')}
        </option>
      ))}
    </SelectField>
  )
}
