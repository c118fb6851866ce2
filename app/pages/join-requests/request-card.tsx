import { Link } from 'react-router'
import { DidYouMean } from '#app/ui/did-you-mean.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { useWords } from '#app/words/words.ts'
import { ApproveForm } from './approve-form.tsx'
import { LikelyPeople } from './likely-people.tsx'
import type { Fault, ShownRequest } from './shown-requests.ts'
import { requestWords } from './words.ts'

type RequestCardProps = { base: string; request: ShownRequest; fault: Fault | null }

/** One person who asks: what they told, who they may be, and what to do. */
export function RequestCard({ base, request, fault }: RequestCardProps) {
  const say = useWords(requestWords)
  const { id, name, email, meant, phone, home, isKnownHome, since, people } = request
  return (
    <section className="card join-request" aria-labelledby={`request-${id}`}>
      <h2 id={`request-${id}`}>{name}</h2>
      <Facts
        facts={[
          [say('email'), email],
          [say('phone'), phone],
          [say('home'), home],
          [say('about'), say(isKnownHome ? 'knownHome' : 'unknownHome')],
          [say('since'), since],
        ]}
      />
      <DidYouMean meant={meant}>{say('meantHint')}</DidYouMean>
      <h3>{say('likely')}</h3>
      <LikelyPeople people={people} linkTo={`${base}/${id}/link`} />
      <ApproveForm base={base} request={request} fault={fault} />
      <div className="beside">
        <Link
          className="button quiet"
          to={`${base}/${id}/link`}
          aria-label={say('linkOf', { name })}
        >
          {say('link')}
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
