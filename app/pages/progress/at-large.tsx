import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { progressWords } from './words.ts'

type Own = { slug: string; mayInvite: boolean }

/** Homes that people told with a code and that wait for a leader: nothing is as near to joining. */
export function WaitingClaims({ slug, claims, mayInvite }: Own & { claims: number }) {
  const say = useWords(progressWords)
  if (claims === 0) return null
  return (
    <section className="card at-large">
      <p>
        <strong>{say('claims', { claims })}</strong> {say('claimsWhy')}
      </p>
      {mayInvite && (
        <Link className="button primary" to={`/c/${slug}/invitations/confirm`}>
          {say('toClaims')}
        </Link>
      )}
    </section>
  )
}

/** Codes that are out and lead to no home of the list. */
export function LooseCodes({ slug, codes, mayInvite }: Own & { codes: number }) {
  const say = useWords(progressWords)
  if (codes === 0) return null
  return (
    <section className="card at-large">
      <p>
        <strong>{say('codes', { codes })}</strong> {say('codesWhy')}
      </p>
      {mayInvite && (
        <Link className="button quiet" to={`/c/${slug}/invitations/status`}>
          {say('toCodes')}
        </Link>
      )}
    </section>
  )
}
