import { Link, useLocation } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { MemberDeed } from '#domain/members/may-be-done.ts'
import type { ShownMember } from './member-table.tsx'
import { membersWords } from './words.ts'

type RowDeedsProps = {
  base: string
  /** The member's page. */
  page: string
  name: string
  member: ShownMember
  mayOpen: boolean
}

/** What may be done with one member, folded away; each leads to its own page. */
export function RowDeeds({ base, page, name, member, mayOpen }: RowDeedsProps) {
  const say = useWords(membersWords)
  const { pathname, search } = useLocation()
  const next = new URLSearchParams({ next: pathname + search })
  const below = new URLSearchParams(search)
  below.set('member', member.id)
  const ways: Partial<Record<MemberDeed, string>> = {
    resend: `${base}/resend?${below}`,
    void: `${base}/void?${below}`,
    'change role': `${page}/role?${next}`,
    'change title': `${page}/title?${next}`,
    'change contacts': `${page}/contacts`,
    suspend: `${page}/suspend`,
    reinstate: page,
  }
  const offered = member.deeds.flatMap((deed) => (ways[deed] ? [{ deed, to: ways[deed] }] : []))
  return (
    <details className="row-deeds">
      <summary>
        <span aria-hidden="true">⋯</span>
        <span className="hidden-words">{say('actionsFor', { name })}</span>
      </summary>
      <ul>
        {mayOpen && (
          <li>
            <Link to={page}>{say('open')}</Link>
          </li>
        )}
        {offered.map(({ deed, to }) => (
          <li key={deed}>
            <Link to={to}>{say(`do ${deed}`)}</Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
