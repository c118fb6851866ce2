import { Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { useWords } from '#app/words/words.ts'
import { ConfirmForm } from './confirm-form.tsx'
import type { ShownClaim } from './shown-claims.ts'
import { confirmWords } from './words.ts'

type ClaimCardProps = { base: string; claim: ShownClaim; fault: boolean }

/** One person who waits: who they are, what they told, how it stands there, and what to do. */
export function ClaimCard({ base, claim, fault }: ClaimCardProps) {
  const say = useWords(confirmWords)
  const { id, name, households } = claim
  const people = households.flatMap((household) => household.people)
  return (
    <section className="card claim" aria-labelledby={`claim-${id}`}>
      <h2 id={`claim-${id}`}>{name}</h2>
      <Facts
        facts={[
          [say('email'), claim.email],
          [say('home'), claim.home],
          [say('toldBefore'), claim.toldBefore.length > 0 ? claim.toldBefore.join('; ') : null],
          [say('because'), say(whyOf(claim))],
          [say('livesThere'), people.length > 0 ? people.join(', ') : null],
          [say('since'), claim.since],
        ]}
      />
      {claim.isMember && <p>{say('alsoMember')}</p>}
      <ConfirmForm base={base} claim={claim} households={households} fault={fault} />
      <div className="beside">
        <Link
          className="button quiet"
          to={`${base}/${id}/home`}
          aria-label={say('elsewhereOf', { name })}
        >
          {say('elsewhere')}
        </Link>
        <Link
          className="button plain"
          to={`${base}/${id}/decline`}
          aria-label={say('declineOf', { name })}
        >
          {say('decline')}
        </Link>
      </div>
    </section>
  )
}

type Why = 'unknown' | 'occupied' | 'free' | 'corrected' | 'leader'

function whyOf({ isForLeaders, propertyId, households, toldBefore }: ShownClaim): Why {
  if (isForLeaders) return 'leader'
  if (propertyId === null) return 'unknown'
  if (households.length > 0) return 'occupied'
  return toldBefore.length > 0 ? 'corrected' : 'free'
}
