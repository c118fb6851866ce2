import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { type ShownSuspension, SuspendedNotice } from '#app/ui/suspended-notice.tsx'
import { useWords } from '#app/words/words.ts'
import { RequestCard } from './request-card.tsx'
import type { Fault, ShownRequest, Told } from './shown-requests.ts'
import { requestWords } from './words.ts'
import './join-requests.css'

const good = new Set<Told['key']>(['approved', 'linked', 'declined', 'declined and told'])

type RequestListProps = {
  slug: string
  requests: readonly ShownRequest[]
  more: boolean
  told: Told | null
  fault: Fault | null
  /** Why somebody cannot be invited before their suspension ends. */
  heldBack?: ShownSuspension
}

/** The page of those who ask, with what came of the last decision. */
export function RequestList({ slug, told, fault, heldBack, ...listed }: RequestListProps) {
  const { requests, more } = listed
  const say = useWords(requestWords)
  const base = `/c/${slug}/invitations/requests`
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {told && (
        <Notice
          kind={good.has(told.key) ? 'info' : 'error'}
          help={good.has(told.key) ? undefined : 'requests'}
        >
          {say(told.key, { name: told.name, other: told.other ?? '' })}
        </Notice>
      )}
      {heldBack !== undefined && <SuspendedNotice suspension={heldBack} />}
      {requests.length === 0 ? (
        <div className="card empty">
          <p>{say('empty')}</p>
          <HelpLink to="requests" />
        </div>
      ) : (
        <p>{say('lead')}</p>
      )}
      <div className="join-requests">
        {requests.map((request) => (
          <RequestCard
            key={request.id}
            base={base}
            request={request}
            fault={fault?.requestId === request.id ? fault : null}
          />
        ))}
      </div>
      {more && <p className="soft">{say('more')}</p>}
    </>
  )
}
