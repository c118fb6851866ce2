import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { HoldUp } from '#domain/progress/hold-up.ts'
import { listAt } from './list-address.ts'
import type { ListAddress } from './question.ts'
import { progressWords } from './words.ts'

type TabsProps = {
  base: string
  address: ListAddress
  tabs: readonly { tab: HoldUp | 'all'; count: number }[]
  /** So many homes were counted, and there are more; null: all were. */
  most: number | null
}

/** What holds homes up, each with how many, as pages of their own. */
export function Tabs({ base, address, tabs, most }: TabsProps) {
  const say = useWords(progressWords)
  const { show: shown = 'all', search } = address
  return (
    <nav className="tabs" aria-label={say('tabs')}>
      {tabs.map(({ tab, count }) => (
        <Link
          key={tab}
          to={listAt(base, { search }, { show: tab === 'all' ? '' : tab })}
          aria-current={tab === shown ? 'page' : undefined}
        >
          {say(tab)}{' '}
          <span className="count">
            {most !== null && tab !== 'all' && count > 0 ? say('atLeast', { count }) : count}
          </span>
        </Link>
      ))}
    </nav>
  )
}
