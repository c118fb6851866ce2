import { Form, Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { useWords } from '#app/words/words.ts'
import type { AccessShown } from './show-accesses.ts'
import { supportAccessWords } from './words.ts'

/** One access: who, for whom, what for and when; and the way to end it. */
export function AccessCard({ slug, ...access }: AccessShown & { slug: string }) {
  const say = useWords(supportAccessWords)
  const { id, agent, leader, purpose, from, until, ended, mayEnd, log } = access
  return (
    <section className="card">
      <h3>{say('agent', { agent, leader })}</h3>
      <Facts
        facts={[
          [say('purpose'), purpose],
          [say('from'), from],
          [say('until'), until],
          [say('endedBy'), ended && endedWords(ended, say)],
        ]}
      />
      <div className="beside">
        {mayEnd && (
          <Form method="post" action={`/c/${slug}/preferences/support/${id}/end`}>
            <button
              className="button primary"
              type="submit"
              aria-label={say('endLabel', { agent })}
            >
              {say('end')}
            </button>
          </Form>
        )}
        {log && (
          <Link className="button quiet" to={log}>
            {say('log')}
          </Link>
        )}
      </div>
    </section>
  )
}

function endedWords(ended: string, say: (word: 'theAgent' | 'itself') => string): string {
  if (ended === 'agent') return say('theAgent')
  return ended === 'time' ? say('itself') : ended
}
