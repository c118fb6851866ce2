import type { Faults, Filled } from '#app/forms.ts'
import type { PersonField } from '#app/person-form.ts'
import type { PersonWord } from '#app/person-words.ts'
import { Choice } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { PersonFields, usePersonErrors } from '#app/ui/person-fields.tsx'
import { useWords, words } from '#app/words/words.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import { type HomeAnswer, type HomeField, HomeFields, useHomeErrors } from './home-fields.tsx'
import { OfferFacts } from './offer-facts.tsx'
import { joinWords } from './words.ts'

export const onboardingWords = words({
  en: {
    email: 'Please use the address your invitation was made for: {address}.',
    neighbours: 'What may neighbours see of you?',
    neighboursHint: 'You can change this at any time.',
    showEmail: 'Show my e-mail address to neighbours',
    showPhone: 'Show my phone number to neighbours',
    told: 'How may we tell you important things?',
    toldByText: 'Also by text message, if I gave a phone number',
    toldHint: 'You always get them by e-mail.',
    create: 'Create my account',
    next: 'Next we send you an e-mail to confirm your address.',
    hurry:
      'We have just written to this address several times. Please look into your mailbox, or try again in {minutes, plural, =1 {a minute} other {# minutes}}.',
    busy: 'Very many people are signing up just now. Please try again in a moment.',
  },
  es: {
    email: 'Use la dirección para la que se hizo su invitación: {address}.',
    neighbours: '¿Qué pueden ver sus vecinos?',
    neighboursHint: 'Puede cambiarlo cuando quiera.',
    showEmail: 'Mostrar mi correo a los vecinos',
    showPhone: 'Mostrar mi teléfono a los vecinos',
    told: '¿Cómo podemos avisarle de lo importante?',
    toldByText: 'También por mensaje de texto, si he dado un teléfono',
    toldHint: 'Por correo los recibe siempre.',
    create: 'Crear mi cuenta',
    next: 'Después le enviamos un correo para confirmar su dirección.',
    hurry:
      'Acabamos de escribir varias veces a esta dirección. Mire en su buzón o inténtelo de nuevo en {minutes, plural, =1 {un minuto} other {# minutos}}.',
    busy: 'Ahora mismo se registra mucha gente. Inténtelo de nuevo en un momento.',
  },
})

export const answerFields = ['showEmail', 'showPhone', 'toldByText'] as const

/** A refused form, as it was filled in. */
export type RefusedForm = {
  filled: Filled<Exclude<PersonField, 'password'> | (typeof answerFields)[number] | HomeField>
  faults: Faults<PersonField, PersonWord>
  homeFaults: HomeAnswer['faults']
  trouble: { key: 'hurry'; minutes: number } | { key: 'busy' } | null
}

type OnboardingProps = { offer: Offer; refused?: RefusedForm }

/** The invitation, the way in for those who have an account, and the questions for those who have none. */
export function Onboarding({ offer, refused }: OnboardingProps) {
  const say = useWords(joinWords)
  const ask = useWords(onboardingWords)
  return (
    <>
      <div className="card">
        <title>{`${say('joining', { community: offer.community.name })} · Communitrak`}</title>
        <h1>{say('invited', { community: offer.community.name })}</h1>
        {refused && <Refusal {...refused} />}
        <OfferFacts offer={offer} />
        {offer.asksHome && <p>{say('tellHome')}</p>}
        <h2>{say('haveAccount')}</h2>
        <p>{say('haveAccountBody')}</p>
        <a className="button quiet wide" href="/sign-in?next=/join/resident">
          {say('signIn')}
        </a>
      </div>
      <div className="card">
        <h2>{say('newHere')}</h2>
        <form className="form" method="post" action="/join/resident/sign-up">
          <AboutYou offer={offer} refused={refused} />
          <button className="button primary" type="submit">
            {ask('create')}
          </button>
          <p className="soft">{ask('next')}</p>
        </form>
      </div>
      <p className="beside">
        <a className="button plain" href="/join/resident/other-code">
          {say('otherCode')}
        </a>
      </p>
    </>
  )
}

/** Why the form came back: in sight where the page begins, for the form is far below the offer on a phone. */
function Refusal({ faults, homeFaults, trouble }: RefusedForm) {
  const ask = useWords(onboardingWords)
  const errors = [...usePersonErrors(faults), ...useHomeErrors(homeFaults)]
  if (trouble)
    return (
      <Notice kind="error" help="join-problems">
        {ask(trouble.key, 'minutes' in trouble ? { minutes: trouble.minutes } : {})}
      </Notice>
    )
  return <ErrorSummary help="getting-started" errors={errors} />
}

/** Every question of the form, with what was answered before and what was wrong with it. */
function AboutYou({ offer: { invitee, asksHome }, refused }: OnboardingProps) {
  const ask = useWords(onboardingWords)
  const { firstName = '', lastName = '', maskedEmail = null } = invitee ?? {}
  return (
    <>
      <PersonFields
        filled={refused?.filled ?? { firstName, lastName }}
        faults={refused?.faults ?? {}}
        emailHint={maskedEmail ? ask('email', { address: maskedEmail }) : undefined}
      />
      {asksHome && <HomeFields filled={refused?.filled ?? {}} faults={refused?.homeFaults ?? {}} />}
      <Questions filled={refused?.filled} />
    </>
  )
}

function Questions({ filled }: { filled?: Partial<RefusedForm['filled']> }) {
  const ask = useWords(onboardingWords)
  const ticked = (name: (typeof answerFields)[number]) => filled?.[name] === 'on'
  return (
    <>
      <fieldset className="field">
        <legend>{ask('neighbours')}</legend>
        <p className="hint">{ask('neighboursHint')}</p>
        <Choice
          type="checkbox"
          name="showEmail"
          label={ask('showEmail')}
          defaultChecked={ticked('showEmail')}
        />
        <Choice
          type="checkbox"
          name="showPhone"
          label={ask('showPhone')}
          defaultChecked={ticked('showPhone')}
        />
      </fieldset>
      <fieldset className="field">
        <legend>{ask('told')}</legend>
        <p className="hint">{ask('toldHint')}</p>
        <Choice
          type="checkbox"
          name="toldByText"
          label={ask('toldByText')}
          defaultChecked={ticked('toldByText')}
        />
      </fieldset>
    </>
  )
}
