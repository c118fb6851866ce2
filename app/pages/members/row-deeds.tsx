import { type MouseEvent, useRef, useState } from 'react'
import { useLocation } from 'react-router'
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

/**
 * What may be done with one member, folded away; each leads to its own page. The folded sign leads to the member's
 * page, where the same can be done; it unfolds once there is script, so that a list does not come with every deed
 * of every row. Who may not open that page gets them folded from the start.
 */
export function RowDeeds(props: RowDeedsProps) {
  const { page, name, mayOpen } = props
  const say = useWords(membersWords)
  const [isOpen, setOpen] = useState(false)
  const isBack = useRef(false)
  const sign = (
    <>
      <span aria-hidden="true">⋯</span>
      <span className="hidden-words">{say('actionsFor', { name })}</span>
    </>
  )
  const unfold = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    setOpen(true)
  }
  const fold = () => {
    isBack.current = true
    setOpen(false)
  }
  if (!mayOpen || isOpen)
    return (
      <details
        className="row-deeds"
        open={isOpen}
        onToggle={({ newState }) => isOpen && newState === 'closed' && fold()}
      >
        <summary ref={(summary) => void (isOpen && summary?.focus())}>{sign}</summary>
        <Deeds {...props} />
      </details>
    )
  return (
    <div className="row-deeds">
      <a
        ref={(link) => {
          if (isBack.current) link?.focus()
          isBack.current = false
        }}
        href={page}
        onClick={unfold}
      >
        {sign}
      </a>
    </div>
  )
}

function Deeds({ base, page, member, mayOpen }: RowDeedsProps) {
  const say = useWords(membersWords)
  const { pathname, search } = useLocation()
  const next = new URLSearchParams({ next: pathname + search })
  const below = new URLSearchParams(search)
  below.set('member', member.id)
  const ways: Partial<Record<MemberDeed, string>> = {
    invite: `${base}/invite?again=${member.id}`,
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
    <ul>
      {mayOpen && (
        <li>
          <a href={page}>{say('open')}</a>
        </li>
      )}
      {offered.map(({ deed, to }) => (
        <li key={deed}>
          <a href={to}>{say(`do ${deed}`)}</a>
        </li>
      ))}
    </ul>
  )
}
