import { data, type RouterContextProvider } from 'react-router'
import { answersToCorrect, filledAgain } from '#app/answers-to-correct.ts'
import { house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { personFields, readPerson } from '#app/person-form.ts'
import { signUpTicket } from '#app/sign-up-ticket.ts'
import { signedIn } from '#app/signed-in.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { states } from '#domain/addresses/states.ts'
import { communityKinds } from '#domain/communities/community.ts'
import { findAlike } from '#domain/communities/find-alike.ts'
import type { Founding } from '#domain/communities/found-community.ts'
import { isInvited } from '#domain/communities/is-invited.ts'
import { type FoundingFaults, readFounding } from '#domain/communities/read-founding.ts'
import { readDraft } from '#domain/communities/start-community.ts'
import type { Route } from './+types/start.ts'
import { createCommunity } from './create-community.ts'
import { foundingFields, StartForm, type StartView } from './start-form.tsx'
import { type StartWord, startWords } from './words.ts'

const nothing: StartView = {
  filled: {},
  foundingFaults: {},
  personFaults: {},
  alike: [],
  invited: false,
  trouble: null,
}

const choices = {
  kinds: communityKinds,
  states,
  timeZones: Intl.supportedValuesOf('timeZone').filter((zone) => /^(America|Pacific)\//.test(zone)),
}

export async function loader({ context, url }: Route.LoaderArgs) {
  const session = await signedIn(context)
  if (!session) return { account: null, view: await toCorrect(context, url), choices }
  const { db } = context.get(house)
  const { name, email } = session
  const ticket = signUpTicket(context)
  const draft = ticket && (await readDraft(db, ticket, email))
  const invited = await isInvited(db, email)
  const filled = draft ? fillFounding(draft) : {}
  return { account: { name, email }, view: { ...nothing, filled, invited }, choices }
}

/** An empty form, or the one of before with everything but the password. */
async function toCorrect(context: Readonly<RouterContextProvider>, url: URL): Promise<StartView> {
  const given = await answersToCorrect(context, url)
  if (!given || !('founding' in given.purpose)) return nothing
  return { ...nothing, filled: { ...fillFounding(given.purpose.founding), ...filledAgain(given) } }
}

const fillFounding = (founding: Founding) => ({ ...founding, street: founding.street ?? '' })

/** Creates the community at once for somebody who is signed in; otherwise once the address is proven. */
export async function action({ request, context }: Route.ActionArgs) {
  const filled = await readForm(request, [...foundingFields, ...personFields, 'meansAnother'])
  const { password: _, ...shown } = filled
  const session = await signedIn(context)
  const { db } = context.get(house)
  const { founding, faults } = readFounding(filled)
  const { person, faults: personFaults } = session
    ? { person: null, faults: {} }
    : await readPerson(filled)
  const view: StartView = { ...nothing, filled: shown }
  if (!founding || (!session && !person))
    return data({ ...view, foundingFaults: wordsFor(faults ?? {}), personFaults }, 400)
  const meansAnother = filled.meansAnother === 'on'
  const alike = meansAnother ? [] : await findAlike(db, founding)
  if (alike.length > 0) return data({ ...view, alike }, 409)
  const corrects = filled.corrects === 'yes'
  const wanted = { session, person, founding, meansAnother, corrects }
  const created = await createCommunity(context, wanted)
  if (created.ok) return created.value
  const { refusal } = created
  if (refusal.because === 'invited') return data({ ...view, invited: true }, 409)
  if (refusal.because === 'busy') return data({ ...view, trouble: { key: 'busy' as const } }, 503)
  const minutes = Math.ceil(refusal.retryAfterSeconds / 60)
  const headers = { 'retry-after': String(refusal.retryAfterSeconds) }
  return data({ ...view, trouble: { key: 'hurry' as const, minutes } }, { status: 429, headers })
}

const faultWords: Record<keyof FoundingFaults, StartWord> = {
  name: 'wrongName',
  kind: 'wrongKind',
  street: 'wrongStreet',
  city: 'wrongCity',
  state: 'wrongState',
  zip: 'wrongZip',
  timeZone: 'wrongTimeZone',
}

function wordsFor(faults: FoundingFaults): StartView['foundingFaults'] {
  const fields = Object.keys(faults) as (keyof FoundingFaults)[]
  return Object.fromEntries(
    fields.map((field) => [
      field,
      faults[field] === 'of another state' ? 'zipElsewhere' : faultWords[field],
    ]),
  )
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', startWords)('title'))
}

export default function Start({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(startWords)
  const { account, view, choices } = loaderData
  return (
    <PublicFrame path="/start">
      <div className="notice">
        <h2>{say('residents')}</h2>
        <p>
          {say('residentsBody')} <a href="/join/resident">{say('join')}</a>.
        </p>
        <p>
          {say('noCode')} <a href="/request-access">{say('requestAccess')}</a>.
        </p>
      </div>
      <div className="card">
        <h1>{say('title')}</h1>
        <p>{say('lead')}</p>
        {!account && (
          <p>
            {say('haveAccount')} <a href="/sign-in?next=/start">{say('signIn')}</a>
          </p>
        )}
        <StartForm view={actionData ?? view} choices={choices} account={account} />
      </div>
    </PublicFrame>
  )
}
