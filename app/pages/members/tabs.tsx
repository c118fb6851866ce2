import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { MemberTab } from '#domain/members/member-tabs.ts'
import { queryOf } from './list-address.ts'
import type { ListAddress } from './question.ts'
import { membersWords } from './words.ts'

type TabsProps = {
  base: string
  address: ListAddress
  tabs: readonly { tab: MemberTab; count: number }[]
  /** Beyond so many the count is not exact. */
  most: number
}

/** The tabs with their counts; each is a page of its own. */
export function Tabs({ base, address, tabs, most }: TabsProps) {
  const say = useWords(membersWords)
  return (
    <nav className="tabs" aria-label={say('tabs')}>
      {tabs.map(({ tab, count }) => (
        <Link
          key={tab}
          to={base + queryOf({ ...address, tab, after: undefined, before: undefined })}
          aria-current={tab === address.tab ? 'page' : undefined}
        >
          {say(tab)}{' '}
          <span className="count">{count > most ? say('atLeast', { count: most }) : count}</span>
        </Link>
      ))}
    </nav>
  )
}
