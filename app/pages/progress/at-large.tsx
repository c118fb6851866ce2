import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { AtLarge as Counts } from '#domain/progress/count-at-large.ts'
import { progressWords } from './words.ts'

type AtLargeProps = { slug: string; counts: Counts; mayInvite: boolean }

/** Who may still come in beside the homes of the list, and where one sees to it. */
export function AtLarge({ slug, counts: { codes, claims }, mayInvite }: AtLargeProps) {
  const say = useWords(progressWords)
  const base = `/c/${slug}/invitations`
  return (
    <>
      {claims > 0 && (
        <section className="card at-large">
          <p>
            <strong>{say('claims', { claims })}</strong> {say('claimsWhy')}
          </p>
          {mayInvite && (
            <Link className="button primary" to={`${base}/confirm`}>
              {say('toClaims')}
            </Link>
          )}
        </section>
      )}
      {codes > 0 && (
        <section className="card at-large">
          <p>
            <strong>{say('codes', { codes })}</strong> {say('codesWhy')}
          </p>
          {mayInvite && (
            <Link className="button quiet" to={`${base}/status`}>
              {say('toCodes')}
            </Link>
          )}
        </section>
      )}
    </>
  )
}
