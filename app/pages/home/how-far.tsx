import { Link } from 'react-router'
import { useHomesJoined } from '#app/words/homes-joined.ts'
import { useWords } from '#app/words/words.ts'
import { homeWords } from './words.ts'

type HowFarProps = { slug: string; homes: number; joined: number; seesProgress: boolean }

/** How many homes have joined of all, and the way to those that have not. */
export function HowFar({ slug, homes, joined, seesProgress }: HowFarProps) {
  const say = useWords(homeWords)
  const told = useHomesJoined()({ joined, homes })
  if (homes === 0) return null
  return (
    <section className="card how-far">
      <h2>{told}</h2>
      <meter value={joined} max={homes} aria-label={told} />
      {seesProgress && joined < homes && (
        <p>
          <Link className="button quiet" to={`/c/${slug}/progress`}>
            {say('whoNot')}
          </Link>
        </p>
      )}
    </section>
  )
}
