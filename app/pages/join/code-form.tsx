import { TextField } from '#app/ui/field.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { joinWords } from './words.ts'

/** What was wrong with the code that was typed. */
export type CodeTrouble =
  | { key: 'notACode' | 'tooLong' | 'anEmail' | 'noCodeInLink' | 'mistyped' }
  | { key: 'hurry'; minutes: number }

/** Asks for the access code. */
export function CodeForm({ typed, trouble }: { typed: string; trouble: CodeTrouble | null }) {
  const say = useWords(joinWords)
  const words =
    trouble && say(trouble.key, 'minutes' in trouble ? { minutes: trouble.minutes } : {})
  const wrong = trouble?.key === 'hurry' ? null : words
  return (
    <>
      <div className="card">
        <title>{`${say('title')} · Communitrak`}</title>
        <h1>{say('title')}</h1>
        <p>{say('lead')}</p>
        {trouble?.key === 'hurry' && <Notice kind="error">{words}</Notice>}
        <form className="form" method="post" action="/join/resident">
          <TextField
            name="accessCode"
            label={say('accessCode')}
            hint={say('accessCodeHint')}
            error={wrong ?? undefined}
            autoFocus={wrong !== null}
            className="code"
            defaultValue={typed}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
          />
          <button className="button primary" type="submit">
            {say('continue')}
          </button>
        </form>
        <HelpLink to={trouble ? 'join-problems' : 'access-codes'} besideForm={trouble !== null} />
      </div>
      <div className="card">
        <h2>{say('noCode')}</h2>
        <p>
          {say('noCodeBody')} <a href="/request-access">{say('requestAccess')}</a>.
        </p>
        <h2>{say('creating')}</h2>
        <p>
          {say('creatingBody')} <a href="/start">{say('createInstead')}</a>.
        </p>
      </div>
    </>
  )
}
