import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { householdNameIn, useHouseholdName } from '#app/words/household-name.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { isPlainText } from '#domain/groups/plain-text.ts'
import type { HouseholdPerson } from '#domain/households/read-household.ts'
import { longestReason, setHouseholdInactive } from '#domain/households/set-household-status.ts'
import type { Route } from './+types/inactive.ts'
import { deedWords } from './deed-words.ts'
import { loadManaged } from './load-household.ts'
import './households.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { name, door, present, state } = await loadManaged(context, params)
  const namesOf = (fits: (person: HouseholdPerson) => boolean) =>
    present.filter(fits).map((person) => person.name)
  if (state !== 'active') throw redirect(`/c/${params.slug}/households/${params.householdId}`)
  return {
    ...{ name, door, longest: longestReason },
    held: namesOf(({ isHeld }) => isHeld),
    free: namesOf(({ isHeld, isJoined }) => isJoined && !isHeld),
    expected: namesOf(({ isJoined }) => !isJoined),
  }
}

/** Sets the household inactive. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { id: householdId } = await loadManaged(context, params)
  const { reason: typed } = await readForm(request, ['reason'])
  const because = typed.trim()
  if (because === '' || because.length > longestReason || !isPlainText(because))
    return data({ typed, isWrong: true }, 400)
  const { by } = context.get(entrance)
  const outcome = await setHouseholdInactive(context.get(house).db, by, { householdId, because })
  if (!outcome.ok && outcome.refusal.because === 'unknown household') throw data(null, 404)
  const told = outcome.ok ? 'inactive' : outcome.refusal.because
  const query = new URLSearchParams({ told })
  return redirect(`/c/${params.slug}/households/${householdId}?${query}`, 303)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const locale = matches[0].loaderData?.locale ?? 'en'
  const name = loaderData ? householdNameIn(locale)(loaderData.name) : ''
  return pageTitle(sayIn(locale, deedWords)('inactiveTitle', { name }))
}

/** Shows whose access ends, and asks why, before it is done. */
export default function Inactive({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const name = useHouseholdName()(loaderData.name)
  const { door, longest, held, free, expected } = loaderData
  const error = actionData?.isWrong ? say('wrongReason') : undefined
  return (
    <section className="card household-card">
      <h1>{say('inactiveTitle', { name })}</h1>
      <p className="soft">{door}</p>
      <Names
        title={say(held.length > 0 ? 'losesAccess' : 'losesNobody', { count: held.length })}
        names={held}
        isAlways
      />
      <Names title={say('keepsAccess', { count: free.length })} names={free} />
      <Names title={say('expectedToo', { count: expected.length })} names={expected} />
      <p>{say('nothingLost')}</p>
      <ErrorSummary help="households" errors={error ? [{ field: 'reason', words: error }] : []} />
      <Form className="form" method="post">
        <TextField
          name="reason"
          label={say('reason')}
          hint={say('reasonHint')}
          defaultValue={actionData?.typed ?? ''}
          error={error}
          autoComplete="off"
          maxLength={longest}
          required
        />
        <div className="beside">
          <SubmitButton kind="danger">{say('setInactiveDo')}</SubmitButton>
          <Link className="button quiet" to={`/c/${params.slug}/households/${params.householdId}`}>
            {say('cancel')}
          </Link>
        </div>
      </Form>
    </section>
  )
}

type NamesProps = { title: string; names: readonly string[]; isAlways?: boolean }

function Names({ title, names, isAlways = false }: NamesProps) {
  if (names.length === 0 && !isAlways) return null
  return (
    <>
      <p>{title}</p>
      {names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </>
  )
}
