import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { PassesView } from './load-passes.ts'
import { passesWords } from './words.ts'

type Batch = PassesView['batches'][number]

type BatchListProps = { base: string; batches: readonly Batch[]; mayVoid: boolean }

/** What was made, newest first, what became of it, and what can be done with it. */
export function BatchList({ base, batches, mayVoid }: BatchListProps) {
  return (
    <ul className="passes-batches">
      {batches.map((batch) => (
        <li key={batch.id}>
          <BatchFacts batch={batch} />
          <BatchDeeds base={base} batch={batch} mayVoid={mayVoid} />
        </li>
      ))}
    </ul>
  )
}

function BatchFacts({ batch }: { batch: Batch }) {
  const say = useWords(passesWords)
  const { size, forHomes, day, madeBy, joined, open, voided, expired } = batch
  const counts = { joined, open, voided, expired }
  const keys = ['open', 'joined', 'expired', 'voided'] as const
  return (
    <div>
      <h3>
        {say(forHomes ? 'homesKind' : 'blankKind', { size })}
        {batch.voidedAt && <span className="passes-badge">{say('wasVoided')}</span>}
      </h3>
      <p className="soft">
        {say('made', { day })} {madeBy && say('by', { name: madeBy })}
      </p>
      <p>
        {keys
          .filter((key) => counts[key] > 0 || key === 'joined')
          .map((key) => say(key, { count: counts[key] }))
          .join(' · ')}
      </p>
    </div>
  )
}

function BatchDeeds({ base, batch, mayVoid }: { base: string; batch: Batch; mayVoid: boolean }) {
  const say = useWords(passesWords)
  const { id, day, open, expired } = batch
  const which = <span className="hidden-words">{say('ofDay', { day })}</span>
  return (
    <div className="passes-actions">
      {open > 0 && (
        <Link className="button quiet" to={`${base}/${id}`}>
          {say('print')} {which}
        </Link>
      )}
      {open + expired > 0 && mayVoid && (
        <Link className="button plain" to={`${base}/${id}/void`}>
          {say('void')} {which}
        </Link>
      )}
    </div>
  )
}
