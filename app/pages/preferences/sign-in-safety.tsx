import { Form } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { preferencesWords } from './words.ts'

type SignInSafetyProps = {
  /** Since when leaders need a second step, printed; null: they need none. */
  since: string | null
  leadersWithout: readonly string[]
  mayChoose: boolean
  /** Whether who looks has shown one. */
  hasSecondStep: boolean
}

/** Whether leaders enter with more than a password, and who of them cannot yet. */
export function SignInSafety(props: SignInSafetyProps) {
  const say = useWords(preferencesWords)
  const { since, leadersWithout, mayChoose, hasSecondStep } = props
  const names = leadersWithout.join(', ')
  const youFirst = !since && !hasSecondStep
  return (
    <>
      <p>
        <strong>{since ? say('asked', { since }) : say('notAsked')}</strong>
      </p>
      {names && <p>{say(since ? 'without' : 'wouldBeAsked', { names })}</p>}
      {mayChoose && youFirst && <YouFirst />}
      {mayChoose && !youFirst && (
        <Form method="post">
          <input type="hidden" name="asked" value={since ? 'off' : 'on'} />
          <button className={since ? 'button quiet' : 'button primary'} type="submit">
            {say(since ? 'stopAsking' : 'ask')}
          </button>
        </Form>
      )}
      {!mayChoose && <p className="soft">{say('onlyLooking')}</p>}
    </>
  )
}

/** Who asks it of others goes first, and so cannot be locked out. */
function YouFirst() {
  const say = useWords(preferencesWords)
  return (
    <Notice kind="warning">
      <p>{say('youFirst')}</p>
      <div className="beside">
        <a className="button quiet" href="/account/two-factor">
          {say('setUp')}
        </a>
        <a className="button quiet" href="/account/passkeys">
          {say('passkey')}
        </a>
      </div>
    </Notice>
  )
}
