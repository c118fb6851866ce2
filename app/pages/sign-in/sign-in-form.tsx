import { TextField } from '#app/ui/field.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { WithPasskey } from './with-passkey.tsx'
import { signInWords } from './words.ts'

/** Why somebody was not signed in. */
export type SignInTrouble =
  | { key: 'wrong' | 'wrongEmail' | 'busy' | PasskeyTrouble }
  | { key: 'hurry' | 'passkeyHurry'; minutes: number }

type PasskeyTrouble = 'passkeyLate' | 'passkeyUnknown' | 'passkeyStopped'

type SignInFormProps = {
  next: string
  confirmed?: boolean
  /** They have waited too long for the second step, and begin again. */
  late?: boolean
  holdsCode: boolean
  email: string
  trouble?: SignInTrouble
}

/** E-mail address and password, and what else one may have come for. */
export function SignInForm(props: SignInFormProps) {
  const { next, confirmed, late, holdsCode, email, trouble } = props
  const say = useWords(signInWords)
  return (
    <>
      <div className="card">
        <h1>{say('title')}</h1>
        {confirmed && !trouble && <Notice>{say('confirmed')}</Notice>}
        {late && !trouble && <Notice kind="warning">{say('late')}</Notice>}
        {holdsCode && !trouble && <Notice>{say('holdsCode')}</Notice>}
        {trouble && trouble.key !== 'wrongEmail' && (
          <Notice kind="error">
            {say(trouble.key, 'minutes' in trouble ? { minutes: trouble.minutes } : {})}
          </Notice>
        )}
        <form className="form" method="post" action="/sign-in">
          <input type="hidden" name="next" value={next} />
          <TextField
            name="email"
            label={say('email')}
            type="email"
            autoComplete="username"
            inputMode="email"
            defaultValue={email}
            error={trouble?.key === 'wrongEmail' ? say('wrongEmail') : undefined}
            autoFocus={trouble?.key === 'wrongEmail'}
            required
          />
          <TextField
            name="password"
            label={say('password')}
            type="password"
            autoComplete="current-password"
            required
          />
          <button className="button primary" type="submit">
            {say('signIn')}
          </button>
        </form>
        <p className="beside">
          <a href="/forgot-password">{say('forgot')}</a>
        </p>
        {trouble && <HelpLink to="signing-in" besideForm />}
        <WithPasskey next={next} />
      </div>
      <div className="card">
        <h2>{say('noAccount')}</h2>
        <p>{say('noAccountBody')}</p>
        <a className="button quiet" href="/join/resident">
          {say('join')}
        </a>
      </div>
    </>
  )
}
