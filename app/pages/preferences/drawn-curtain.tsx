import { Form, Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { Choice } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import { curtainWords } from './curtain-words.ts'

type DrawnCurtainProps = {
  drawn: {
    since: string
    by: string | null
    /** When it lifts by itself, printed. */
    opens: string | null
    tells: boolean
    waiting: number
  }
  mayChoose: boolean
  /** The address of the curtain. */
  page: string
}

/** Who waits behind the curtain and since when, and how to lift it: now, or at a set time. */
export function DrawnCurtain({ drawn, mayChoose, page }: DrawnCurtainProps) {
  const say = useWords(curtainWords)
  const { since, by, opens, tells, waiting } = drawn
  return (
    <>
      <Facts
        facts={[
          [say('since'), by ? say('sinceBy', { when: since, name: by }) : since],
          [say('waiting'), say('waits', { count: waiting })],
          [say('opens'), opens ?? say('byHand')],
          [say('telling'), opens && say(tells ? 'tellsAll' : 'tellsNobody')],
        ]}
      />
      {mayChoose && (
        <>
          <h2>{say('now')}</h2>
          <Form method="post" action={`${page}/lift`}>
            <input type="hidden" name="sure" value="yes" />
            <Choice
              type="checkbox"
              name="tellWaiting"
              label={say('tell')}
              hint={say('tellHint')}
              defaultChecked
            />
            <div className="beside">
              <button className="button primary" type="submit">
                {say('lift')}
              </button>
            </div>
          </Form>
          <Later page={page} isPlanned={opens !== null} />
        </>
      )}
    </>
  )
}

function Later({ page, isPlanned }: { page: string; isPlanned: boolean }) {
  const say = useWords(curtainWords)
  return (
    <div className="or">
      <h2>{say('later')}</h2>
      <p>{say('laterBody')}</p>
      <div className="beside">
        <Link className="button quiet" to={`${page}/plan`}>
          {say(isPlanned ? 'change' : 'plan')}
        </Link>
        {isPlanned && (
          <Form method="post" action={`${page}/plan/cancel`}>
            <button className="button quiet" type="submit">
              {say('cancel')}
            </button>
          </Form>
        )}
      </div>
    </div>
  )
}
