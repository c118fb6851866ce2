import { data, type RouterContextProvider, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import { type Filled, readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { joiner } from '#app/joiner.ts'
import { pageTitle } from '#app/page-title.ts'
import { signedIn } from '#app/signed-in.ts'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { type CorrectRefusal, correctClaim } from '#domain/claims/correct-claim.ts'
import { readOwnClaim } from '#domain/claims/read-own-claim.ts'
import { printHome } from '#domain/properties/property.ts'
import type { Route } from './+types/correct-home.ts'
import {
  type HomeAnswer,
  type HomeField,
  HomeFields,
  homeFields,
  useHomeErrors,
} from './home-fields.tsx'
import { homeFaults } from './read-home.ts'

const correctWords = words({
  en: {
    title: 'Correct my home',
    told: 'You told us that you live at',
    lead: 'Write it below as it should be. The Community Leaders of {community} see it at once, and you keep your place among those who wait.',
    save: 'Send the correction',
    keep: 'Leave it as it is',
    hurry:
      'You have corrected your home several times. Please try again in {hours, plural, =1 {an hour} other {# hours}}, or tell your board: they can put you into the right home.',
    settled: 'This is settled already',
    settledBody:
      'A Community Leader has answered, or you are not waiting any more. So the home you told was not changed. “My communities” shows how it stands.',
    communities: 'My communities',
  },
  es: {
    title: 'Corregir mi casa',
    told: 'Usted nos dijo que vive en',
    lead: 'Escríbala abajo como debe ser. Quienes dirigen {community} la ven enseguida, y usted conserva su turno entre quienes esperan.',
    save: 'Enviar la corrección',
    keep: 'Dejarla como está',
    hurry:
      'Ha corregido su casa varias veces. Inténtelo de nuevo en {hours, plural, =1 {una hora} other {# horas}}, o dígaselo a su junta: pueden ponerle en la casa correcta.',
    settled: 'Esto ya está resuelto',
    settledBody:
      'Quienes dirigen la comunidad han respondido, o usted ya no espera. Por eso no se cambió la casa que dijo. En «Mis comunidades» ve cómo está.',
    communities: 'Mis comunidades',
  },
})

const waitingPage = '/join/resident/waiting'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { claim, shown } = await readAsked(context, params)
  if (claim.isSettled) return { show: 'settled' as const, ...shown }
  return { show: 'form' as const, ...shown, told: { filled: claim.told, faults: {} } }
}

/** Writes the corrected home down. Whatever it is, they go on waiting and read the same. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { claimant, shown } = await readAsked(context, params)
  const filled = await readForm(request, homeFields)
  const { db, limits } = context.get(house)
  const correcting = { claimId: params.claimId, told: filled }
  const outcome = await correctClaim(db, { limits }, claimant, correcting)
  if (outcome.ok) return redirect(`${waitingPage}?corrected`, 303)
  const { refusal } = outcome
  if (refusal.because === 'unknown') throw data(null, 404)
  if (refusal.because === 'settled already')
    return data({ show: 'settled' as const, ...shown }, { status: 409 })
  const { init, hours, faults } = answerTo(refusal, filled)
  return data({ show: 'form' as const, ...shown, told: { filled, faults }, hours }, init)
}

type FormRefusal = Exclude<CorrectRefusal, { because: 'unknown' | 'settled already' }>

function answerTo(refusal: FormRefusal, filled: Filled<HomeField>) {
  if (refusal.because !== 'hurry')
    return { init: { status: 400 }, faults: homeFaults(refusal, filled) }
  const seconds = refusal.retryAfterSeconds
  const headers = { 'retry-after': String(seconds) }
  return { init: { status: 429, headers }, hours: Math.ceil(seconds / 3600), faults: {} }
}

/** Who asks, and their claim. Throws the way to sign in, and 404 for what is not theirs. */
async function readAsked(
  context: Readonly<RouterContextProvider>,
  { claimId }: { claimId: string },
) {
  const account = await joiner(context)
  if (!account) throw redirect(`/sign-in?next=${waitingPage}`)
  const isSignedIn = (await signedIn(context)) !== null
  const claimant = { accountId: account.id, from: context.get(visit).device.address }
  const { db } = context.get(house)
  const claim = isId(claimId) ? await readOwnClaim(db, claimant, { claimId }) : null
  if (!claim) throw data({ isSignedIn }, 404)
  const { community } = claim
  const home = printHome(claim.home)
  return { claimant, claim, shown: { community, home, isSignedIn } }
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', correctWords)('title'))
}

/** The home that somebody told and waits with, to be corrected. */
export default function CorrectHome({ loaderData, actionData, params }: Route.ComponentProps) {
  const shown = actionData ?? loaderData
  return (
    <PublicFrame
      color={shown.community.color}
      signedIn={shown.isSignedIn}
      path={`${waitingPage}/${params.claimId}`}
    >
      {shown.show === 'settled' ? <Settled /> : <CorrectForm {...shown} claimId={params.claimId} />}
    </PublicFrame>
  )
}

function Settled() {
  const say = useWords(correctWords)
  return (
    <div className="card">
      <h1>{say('title')}</h1>
      <Notice kind="warning" title={say('settled')} help="waiting-to-enter">
        <p>{say('settledBody')}</p>
      </Notice>
      <a className="button primary" href="/communities">
        {say('communities')}
      </a>
    </div>
  )
}

type FormProps = {
  claimId: string
  community: { name: string }
  home: string
  told: HomeAnswer
  /** How long to wait before the next correction. */
  hours?: number
}

function CorrectForm({ claimId, community, home, told, hours }: FormProps) {
  const say = useWords(correctWords)
  const errors = useHomeErrors(told.faults)
  return (
    <div className="card">
      <h1>{say('title')}</h1>
      <p>
        {say('told')} <strong>{home}</strong>
      </p>
      <p>{say('lead', { community: community.name })}</p>
      {hours !== undefined && (
        <Notice kind="error" help="waiting-to-enter">
          {say('hurry', { hours })}
        </Notice>
      )}
      <ErrorSummary help="waiting-to-enter" errors={errors} />
      <form className="form" method="post" action={`${waitingPage}/${claimId}`}>
        <HomeFields {...told} />
        <div className="beside">
          <button className="button primary" type="submit">
            {say('save')}
          </button>
          <a className="button quiet" href={waitingPage}>
            {say('keep')}
          </a>
        </div>
      </form>
    </div>
  )
}
