import { Notice } from './notice.tsx'

type SkippedProps = {
  /** How many there are, in words. */
  title: string
  people: readonly { name: string; why: string }[]
}

/** Those of several members to whom something was not done, each with the reason; nothing if there are none. */
export function Skipped({ title, people }: SkippedProps) {
  if (people.length === 0) return null
  return (
    <Notice kind="warning" title={title}>
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
