import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { homeWords } from './words.ts'

type TrialProps = { slug: string; daysLeft: number; ends: string; permissions: readonly string[] }

/** How long everything can be tried. */
export function Trial({ slug, daysLeft, ends, permissions }: TrialProps) {
  const say = useWords(homeWords)
  return (
    <section className="card">
      <h2>{say('trial', { days: daysLeft })}</h2>
      <p>
        {say('trialBody', { day: ends })}{' '}
        {permissions.includes('update community preferences') && (
          <Link to={`/c/${slug}/trial`}>{say('trialMore')}</Link>
        )}
      </p>
    </section>
  )
}
