import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { type ShownSuspension, SuspendedNotice } from '#app/ui/suspended-notice.tsx'
import { useWords } from '#app/words/words.ts'
import { ClaimCard } from './claim-card.tsx'
import type { ShownClaim } from './shown-claims.ts'
import { confirmWords } from './words.ts'
import './confirm-homes.css'

/** What came of the last decision. */
export type Told = {
  key:
    | 'confirmed'
    | 'declined'
    | 'settled already'
    | 'corrected meanwhile'
    | 'unknown property'
    | 'unknown household'
    | 'unknownClaim'
  name: string
}

type ClaimListProps = {
  slug: string
  claims: readonly ShownClaim[]
  more: boolean
  told: Told | null
  /** For whom nothing was chosen. */
  fault: string | null
  /** Why somebody cannot be confirmed before their suspension ends. */
  heldBack?: ShownSuspension
}

/** The page of those who wait, with what came of the last decision. */
export function ClaimList({ slug, told, fault, heldBack, ...listed }: ClaimListProps) {
  const { claims, more } = listed
  const say = useWords(confirmWords)
  const base = `/c/${slug}/invitations/confirm`
  const isDone = told?.key === 'confirmed' || told?.key === 'declined'
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {told && (
        <Notice kind={isDone ? 'info' : 'error'} help={isDone ? undefined : 'requests'}>
          {say(told.key, { name: told.name })}
        </Notice>
      )}
      {heldBack !== undefined && <SuspendedNotice suspension={heldBack} />}
      {claims.length === 0 ? (
        <div className="card empty">
          <p>{say('empty')}</p>
          <HelpLink to="requests" />
        </div>
      ) : (
        <p>{say('lead')}</p>
      )}
      <div className="claims">
        {claims.map((claim) => (
          <ClaimCard key={claim.id} base={base} claim={claim} fault={fault === claim.id} />
        ))}
      </div>
      {more && <p className="soft">{say('more')}</p>}
    </>
  )
}
