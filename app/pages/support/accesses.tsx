import { useWords } from '#app/words/words.ts'
import type { ShownLine } from './show-community.ts'
import { communityWords } from './words.ts'

/** Who of support was inside when, for whom and what for. */
export function Accesses({ accesses }: { accesses: readonly ShownLine[] }) {
  const say = useWords(communityWords)
  return (
    <section className="card">
      <h2>{say('accesses')}</h2>
      {accesses.length === 0 && <p>{say('none')}</p>}
      <ul className="told">
        {accesses.map(({ id, purpose, isRunning, ...line }) => (
          <li key={id}>
            <span>
              {say('line', line)} {isRunning && <span className="badge">{say('running')}</span>}
            </span>
            <span className="soft">{purpose}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
