import { HelpLink } from '#app/ui/help-link.tsx'
import { useWords } from '#app/words/words.ts'
import type { OfferRefusal } from '#domain/invitations/find-invitation.ts'
import { spentWords } from './words.ts'

/**
 * *Declined*: whoever is signed in used it for a home that a leader has declined. *Used*: somebody else did. *Lives
 * there*: they live in its home already, and it stays good.
 */
export type Spent = OfferRefusal['because'] | 'declined' | 'used' | 'lives there'

type SpentCodeProps = {
  spent: Spent
  /** The community in which a code waits. */
  community?: string
}

/** Why a code opens nothing to whoever is signed in, if anybody is. */
export function spentFor(
  { because, isDeclined }: Pick<OfferRefusal, 'because' | 'isDeclined'>,
  { signedIn }: { signedIn: boolean },
): Spent {
  if (because !== 'redeemed' || !signedIn) return because
  return isDeclined ? 'declined' : 'used'
}

/** Why a code opens nothing, and what to do instead. It names nobody. */
export function SpentCode({ spent, community = 'none' }: SpentCodeProps) {
  const say = useWords(spentWords)
  return (
    <div className="card">
      <title>{`${say(spent)} · Communitrak`}</title>
      <h1>{say(spent)}</h1>
      <p>{say(`${spent}Body`, { community })}</p>
      {spent === 'expired' && (
        <form className="form" method="post" action="/join/resident/ask-again">
          <button className="button primary" type="submit">
            {say('askAgain')}
          </button>
        </form>
      )}
      <div className="beside">
        {spent === 'redeemed' && (
          <a className="button primary" href="/sign-in">
            {say('signIn')}
          </a>
        )}
        {(spent === 'used' || spent === 'declined') && (
          <a className="button primary" href="/request-access">
            {say('askIn')}
          </a>
        )}
        {spent === 'lives there' && (
          <a className="button primary" href="/communities">
            {say('communities')}
          </a>
        )}
        <a className="button quiet" href="/join/resident">
          {say('again')}
        </a>
      </div>
      <HelpLink to="join-problems" />
    </div>
  )
}
