import { Form } from 'react-router'
import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { RosterView } from './load-roster.ts'
import { reviewWords } from './review-words.ts'

/** What failed again and again, and how to try once more. */
export function Stuck({ roster: { base, wish } }: { roster: RosterView }) {
  const say = useWords(reviewWords)
  const isCheck = wish === 'check'
  return (
    <Notice kind="error" title={say('stuckTitle')}>
      <p>{say(isCheck ? 'stuckCheck' : 'stuckImport')}</p>
      <HelpLink to="roster-problems" />
      {isCheck && (
        <Form method="post" action={`${base}/again`}>
          <button className="button primary" type="submit">
            {say('again')}
          </button>
        </Form>
      )}
    </Notice>
  )
}
