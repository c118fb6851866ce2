import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { StoryGroup } from '#domain/invitations/story.ts'
import { listAt } from './list-address.ts'
import type { ListAddress } from './question.ts'
import { listWords } from './words.ts'

export type Tab = { tab: StoryGroup | 'all'; count: number }

type TabsProps = {
  base: string
  address: ListAddress
  tabs: readonly Tab[]
  /** Whether the counts are exact; otherwise there may be more. */
  isCounted: boolean
}

/** The tabs with their counts; each is a page of its own. */
export function Tabs({ base, address, tabs, isCounted }: TabsProps) {
  const say = useWords(listWords)
  const { show = 'all' } = address
  return (
    <nav className="tabs" aria-label={say('tabs')}>
      {tabs.map(({ tab, count }) => (
        <Link
          key={tab}
          to={listAt(base, address, { show: tab === 'all' ? '' : tab, trouble: '' })}
          aria-current={tab === show ? 'page' : undefined}
          className={tab === 'trouble' && count > 0 ? 'troubled' : undefined}
        >
          {say(tab)} <span className="count">{isCounted ? count : say('atLeast', { count })}</span>
        </Link>
      ))}
    </nav>
  )
}
