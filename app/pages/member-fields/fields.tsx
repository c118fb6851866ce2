import { Form, Link } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { listFields } from '#domain/member-fields/list-fields.ts'
import type { MemberField } from '#domain/member-fields/member-field.ts'
import type { Route } from './+types/fields.ts'
import { fieldWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const mayChange = by.permissions.has('update community preferences')
  const { searchParams } = url
  const told = { saved: searchParams.has('saved'), fault: searchParams.get('fault') }
  return { ...(await listFields(context.get(house).db, by)), mayChange, ...told }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', fieldWords)('title'))
}

/** What the community asks of its members beside what everybody is asked. */
export default function Fields({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(fieldWords)
  const { fields, removed, mayChange, saved, fault } = loaderData
  const base = `/c/${params.slug}/preferences`
  return (
    <>
      <WayBack to={base}>{say('back')}</WayBack>
      <div className="page-head">
        <h1>{say('title')}</h1>
        {mayChange && (
          <Link className="button primary" to={`${base}/fields/new`}>
            {say('add')}
          </Link>
        )}
      </div>
      {saved && <Notice>{say('saved')}</Notice>}
      {fault === 'taken' && (
        <Notice kind="error" help="preferences">
          {say('takenName')}
        </Notice>
      )}
      {fault === 'many' && (
        <Notice kind="error" help="preferences">
          {say('tooMany')}
        </Notice>
      )}
      <p>{say('body')}</p>
      {fields.length === 0 && (
        <div className="card empty">
          <p>{say('none')}</p>
          <HelpLink to="preferences" />
        </div>
      )}
      {fields.map((field) => (
        <Field key={field.id} field={field} base={`${base}/fields`} mayChange={mayChange} />
      ))}
      {removed.length > 0 && mayChange && <Removed fields={removed} base={`${base}/fields`} />}
    </>
  )
}

type FieldProps = { field: MemberField; base: string; mayChange: boolean }

function Field({ field, base, mayChange }: FieldProps) {
  const say = useWords(fieldWords)
  const { id, name, kind, options, seenBy, filledBy } = field
  return (
    <section className="card">
      <h2>{name}</h2>
      <p>
        {say(kind)}
        {options.length > 0 && `: ${options.join(', ')}`}
      </p>
      <p className="soft">
        {say('seenBy')}: {say(seenBy)}. {say('filledBy')}:{' '}
        {say(filledBy === 'member' ? 'byMember' : 'byLeaders')}.
      </p>
      {mayChange && (
        <div className="beside">
          <Link
            className="button quiet"
            to={`${base}/${id}`}
            aria-label={say('changeOf', { name })}
          >
            {say('change')}
          </Link>
          <Form method="post" action={`${base}/${id}/remove`}>
            <button className="button plain" type="submit" aria-label={say('removeOf', { name })}>
              {say('remove')}
            </button>
          </Form>
        </div>
      )}
    </section>
  )
}

function Removed({ fields, base }: { fields: readonly MemberField[]; base: string }) {
  const say = useWords(fieldWords)
  return (
    <section className="card">
      <h2>{say('removed')}</h2>
      <p>{say('removedBody')}</p>
      {fields.map(({ id, name }) => (
        <Form key={id} className="beside" method="post" action={`${base}/${id}/restore`}>
          <span>{name}</span>
          <button className="button quiet" type="submit" aria-label={say('restoreOf', { name })}>
            {say('restore')}
          </button>
        </Form>
      ))}
    </section>
  )
}
