import type { Helping } from './help-link.tsx'
import { Notice } from './notice.tsx'

type SkippedProps = {
  /** How many there are, in words. */
  title: string
  /** The article that tells what becomes of them. */
  help: Helping
  people: readonly { name: string; why: string }[]
}

/** Those of several members to whom something was not done, each with the reason; nothing if there are none. */
export function Skipped({ title, help, people }: SkippedProps) {
  if (people.length === 0) return null
  return (
    <Notice kind="warning" title={title} help={help}>
      <ul>
        {people.map(({ name, why }) => (
          <li key={name}>
            {name}: {why}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
