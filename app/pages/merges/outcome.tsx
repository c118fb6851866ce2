import { useWords } from '#app/words/words.ts'
import { mergeWords } from './merge-words.ts'
import type { ShownMerge } from './show-pair.ts'

/** What merging would make of the two, in words. */
export function Outcome({ merge }: { merge: ShownMerge }) {
  const say = useWords(mergeWords)
  const { homes, groups, joined, code, goes, stays, suspendedBecause, waitingHomes } = merge.outcome
  const codes = {
    none: null,
    moves: say('moves', { name: goes }),
    voided: joined
      ? say('voidedJoined', { name: goes })
      : say('voidedOther', { name: goes, other: stays }),
  }
  const lines = [
    merge.signIn ? null : say(joined ? 'joined' : 'waits'),
    homes.length > 0 ? say('allHomes', { homes: homes.join('; ') }) : null,
    groups.length > 0 ? say('allGroups', { groups: groups.join(', ') }) : null,
    codes[code],
    waitingHomes > 0 ? say('waitingHomes', { count: waitingHomes }) : null,
    suspendedBecause ? say('suspended', { because: suspendedBecause }) : null,
    say('undo'),
  ]
  return (
    <section>
      <h2>{say('happens')}</h2>
      <ul className="merge-outcome">{lines.map((line) => line && <li key={line}>{line}</li>)}</ul>
    </section>
  )
}
