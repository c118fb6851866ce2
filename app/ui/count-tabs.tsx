import { Link } from 'react-router'
import { useWords, words } from '#app/words/words.ts'

const tabWords = words({
  en: { atLeast: '{count, number}+' },
  es: { atLeast: '{count, number}+' },
})

export type CountTab = {
  key: string
  words: string
  to: string
  count: number
  isOpen: boolean
}

type CountTabsProps = {
  label: string
  tabs: readonly CountTab[]
  /** Beyond so many a count is not exact. */
  most: number
}

/** The tabs of a list with how many stand on each; each is a page of its own. */
export function CountTabs({ label, tabs, most }: CountTabsProps) {
  const say = useWords(tabWords)
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ key, words, to, count, isOpen }) => (
        <Link key={key} to={to} aria-current={isOpen ? 'page' : undefined}>
          {words}{' '}
          <span className="count">{count > most ? say('atLeast', { count: most }) : count}</span>
        </Link>
      ))}
    </nav>
  )
}
