import { TextField } from '#app/ui/field.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { secondStepWords } from './second-step-words.ts'
import { WithPasskey } from './with-passkey.tsx'

/** Why a code did not do. */
export type StepTrouble =
  | { key: 'wrong' | 'wrongRecovery' | 'used' | 'usedRecovery' | 'missing' }
  | { key: 'hurry'; minutes: number }

type SecondStepFormProps = {
  next: string
  hasPasskey: boolean
  /** Whether a recovery code is asked for, in place of the app's. */
  byRecovery: boolean
  trouble?: StepTrouble
}

/** A code of the app or a recovery code, and what else one may have at hand. */
export function SecondStepForm({ next, hasPasskey, byRecovery, trouble }: SecondStepFormProps) {
  const say = useWords(secondStepWords)
  const wrong = trouble && trouble.key !== 'hurry' ? say(trouble.key) : undefined
  return (
    <div className="card">
      <h1>{say('title')}</h1>
      {trouble?.key === 'hurry' && (
        <Notice kind="error">
          <p>{say('hurry', { minutes: trouble.minutes })}</p>
          <a href="/forgot-password">{say('newPassword')}</a>
        </Notice>
      )}
      <p>{say(byRecovery ? 'recoveryLead' : 'lead')}</p>
      <form className="form" method="post" action="/sign-in/second-step">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="by" value={byRecovery ? 'recovery' : 'app'} />
        <TextField
          name="code"
          label={say(byRecovery ? 'recoveryCode' : 'code')}
          hint={byRecovery ? say('recoveryHint') : undefined}
          error={wrong}
          autoFocus={wrong !== undefined}
          inputMode={byRecovery ? 'text' : 'numeric'}
          autoComplete={byRecovery ? 'off' : 'one-time-code'}
          autoCapitalize="characters"
          spellCheck={false}
          className="code"
          maxLength={60}
          required
        />
        <button className="button primary" type="submit">
          {say('signIn')}
        </button>
      </form>
      {hasPasskey && <WithPasskey next={next} />}
      <OtherWays next={next} byRecovery={byRecovery} />
      <HelpLink to="two-factor" besideForm />
    </div>
  )
}

/** What one may do who has no phone at hand, or is not the one whose password it was. */
function OtherWays({ next, byRecovery }: { next: string; byRecovery: boolean }) {
  const say = useWords(secondStepWords)
  const path = withNext('/sign-in/second-step', next)
  return (
    <div className="or">
      {byRecovery ? (
        <p>
          <a href={path}>{say('useApp')}</a>
        </p>
      ) : (
        <p>
          {say('noPhone')}{' '}
          <a href={withNext('/sign-in/second-step?recovery', next)}>{say('useRecovery')}</a>
        </p>
      )}
      {byRecovery && <p className="soft">{say('lost')}</p>}
      <p>
        <a href={withNext('/sign-in', next)}>{say('back')}</a>
      </p>
    </div>
  )
}

/** A path that remembers where the person is going. */
function withNext(path: string, next: string): string {
  const sign = path.includes('?') ? '&' : '?'
  return next ? `${path}${sign}next=${encodeURIComponent(next)}` : path
}
