import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords, words } from '#app/words/words.ts'
import type { PasswordRefusal } from '#domain/accounts/check-password.ts'

const ownPasswordWords = words({
  en: {
    password: 'Your password',
    hint: 'The one you sign in with, so that we know it is you.',
    wrong: 'This is not your password. Please type it again, or choose a new one by e-mail.',
    missing: 'Please type the password you sign in with.',
    forgot: 'Forgotten your password?',
    busy: 'Very many people are signing in just now. Please try again in a moment.',
    hurry:
      'There were too many tries. Please wait {minutes, plural, =1 {a minute} other {# minutes}} and try again.',
  },
  es: {
    password: 'Su contraseña',
    hint: 'La que usa para iniciar sesión, para que sepamos que es usted.',
    wrong: 'Esta no es su contraseña. Escríbala otra vez, o elija una nueva por correo.',
    missing: 'Escriba la contraseña con la que inicia sesión.',
    forgot: '¿Olvidó su contraseña?',
    busy: 'Ahora mismo hay mucha gente iniciando sesión. Inténtelo de nuevo en un momento.',
    hurry:
      'Ha habido demasiados intentos. Espere {minutes, plural, =1 {un minuto} other {# minutos}} e inténtelo de nuevo.',
  },
})

/** Why a password that was asked for once more did not do. */
export type PasswordTrouble =
  | { key: 'wrong' | 'missing' | 'busy' }
  | { key: 'hurry'; minutes: number }

/** What the page says of a refusal, with its status. */
export function sayTrouble(refusal: PasswordRefusal): {
  trouble: PasswordTrouble
  init: { status: number; headers?: Record<string, string> }
} {
  if (refusal.because !== 'hurry') {
    const isWrong = refusal.because === 'wrong password'
    return isWrong
      ? { trouble: { key: 'wrong' }, init: { status: 400 } }
      : { trouble: { key: 'busy' }, init: { status: 503, headers: { 'retry-after': '5' } } }
  }
  const seconds = refusal.retryAfterSeconds
  const trouble = { key: 'hurry', minutes: Math.ceil(seconds / 60) } as const
  return { trouble, init: { status: 429, headers: { 'retry-after': String(seconds) } } }
}

/** What is wrong that is not the fault of a field. */
export function TroubleNotice({ trouble }: { trouble: PasswordTrouble | undefined }) {
  const say = useWords(ownPasswordWords)
  if (trouble?.key === 'busy') return <Notice kind="error">{say('busy')}</Notice>
  if (trouble?.key === 'hurry')
    return (
      <Notice kind="error" help="signing-in">
        {say('hurry', { minutes: trouble.minutes })}
      </Notice>
    )
  return null
}

type OwnPasswordProps = { name: string; trouble: PasswordTrouble | undefined }

/** Asks for the password once more. What was typed is never shown again. */
export function OwnPassword({ name, trouble }: OwnPasswordProps) {
  const say = useWords(ownPasswordWords)
  const isOfField = trouble?.key === 'wrong' || trouble?.key === 'missing'
  return (
    <>
      <TextField
        name={name}
        label={say('password')}
        hint={say('hint')}
        error={isOfField ? say(trouble.key) : undefined}
        type="password"
        autoComplete="current-password"
        required
      />
      <p>
        <a href="/forgot-password">{say('forgot')}</a>
      </p>
    </>
  )
}

type OwnPasswordFormProps = {
  path: string
  trouble: PasswordTrouble | undefined
  /** What the button says. */
  words: string
  /** Whether it stands apart from what is above it. */
  apart?: boolean
}

/** A form that takes nothing but the password once more. */
export function OwnPasswordForm({ path, trouble, words, apart = false }: OwnPasswordFormProps) {
  return (
    <>
      <TroubleNotice trouble={trouble} />
      <form className={apart ? 'form or' : 'form'} method="post" action={path}>
        <OwnPassword name="currentPassword" trouble={trouble} />
        <button className="button primary" type="submit">
          {words}
        </button>
      </form>
    </>
  )
}
