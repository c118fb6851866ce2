import { Form, Link } from 'react-router'
import { Choice, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { GuestRefusal } from '#domain/guests/invite-guest.ts'
import type { GuestAnswers, GuestFaults, GuestField, GuestWord } from './guest-form.ts'
import { guestWords } from './guest-words.ts'

/** A form that was refused: what was typed, and what is wrong with it. */
export type GuestView = {
  answers: GuestAnswers
  faults: GuestFaults
  trouble: GuestRefusal | null
}

type GuestFormProps = {
  channel: 'email' | 'text'
  submission: string
  back: string
  view: GuestView | undefined
}

/** Name and contact of a guest; what is wrong stands beside its field, and what was typed stays. */
export function GuestFormFields({ channel, submission, back, view }: GuestFormProps) {
  const say = useWords(guestWords)
  const faults = view?.faults ?? {}
  const errors = Object.entries(faults).map(([field, word]) => ({ field, words: say(word) }))
  const field = (name: GuestField) => ({
    name,
    defaultValue: view?.answers[name],
    error: faults[name] && say(faults[name]),
    autoComplete: 'off',
  })
  const email = { ...field('email'), type: 'email', inputMode: 'email', maxLength: 254 } as const
  return (
    <Form method="post" className="form" noValidate preventScrollReset>
      <ErrorSummary help="invite-household" errors={errors} />
      <Trouble trouble={view?.trouble ?? null} />
      <input type="hidden" name="submission" value={view?.answers.submission || submission} />
      <TextField
        {...field('fullName')}
        label={say('fullName')}
        hint={say('fullNameHint')}
        maxLength={120}
        required
      />
      {channel === 'text' && (
        <TextField
          {...field('phone')}
          label={say('phone')}
          hint={say('phoneHint')}
          type="tel"
          inputMode="tel"
          maxLength={40}
          required
        />
      )}
      {channel === 'email' ? (
        <TextField {...email} label={say('emailField')} required />
      ) : (
        <TextField {...email} label={say('emailOptional')} hint={say('emailOptionalHint')} />
      )}
      <Shares view={view} />
      {channel === 'text' && <Consent view={view} />}
      <div className="actions">
        <Link className="button quiet" to={back}>
          {say('back')}
        </Link>
        <SubmitButton>{say('send')}</SubmitButton>
      </div>
    </Form>
  )
}

function Trouble({ trouble }: Pick<GuestView, 'trouble'>) {
  const say = useWords(guestWords)
  if (!trouble) return null
  if (trouble.because === 'shares an address')
    return (
      <Notice kind="warning">
        {trouble.name ? say('shares', { name: trouble.name }) : say('sharesSomebody')}
      </Notice>
    )
  if (trouble.because === 'too many')
    return (
      <Notice kind="error" help="invite-household">
        {say('tooMany', { most: trouble.most })}
      </Notice>
    )
  return (
    <Notice kind="error" help="invite-household">
      {say(trouble.because as GuestWord)}
    </Notice>
  )
}

/** Asked once somebody else was found there. */
function Shares({ view }: Pick<GuestFormProps, 'view'>) {
  const say = useWords(guestWords)
  const isSaid = view?.answers.sharesAddress === 'on'
  if (view?.trouble?.because !== 'shares an address' && !isSaid) return null
  return (
    <Choice type="checkbox" name="sharesAddress" label={say('sharesDo')} defaultChecked={isSaid} />
  )
}

function Consent({ view }: Pick<GuestFormProps, 'view'>) {
  const say = useWords(guestWords)
  const fault = view?.faults.consent
  return (
    <div className="field">
      <Choice
        type="checkbox"
        name="consent"
        id="consent"
        label={say('consent')}
        hint={say('consentHint')}
        defaultChecked={view?.answers.consent === 'on'}
        aria-invalid={fault ? 'true' : undefined}
        required
      />
      {fault && <p className="error">{say(fault)}</p>}
    </div>
  )
}
