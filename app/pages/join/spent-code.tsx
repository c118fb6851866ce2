import { HelpLink } from '#app/ui/help-link.tsx'
import { useWords } from '#app/words/words.ts'
import type { OfferRefusal } from '#domain/invitations/find-invitation.ts'
import { spentWords } from './words.ts'

export type Spent = OfferRefusal['because']

/** Why a code opens nothing, and what to do instead. It names nobody; where a code waits, `community`. */
export function SpentCode({ spent, community = 'none' }: { spent: Spent; community?: string }) {
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
        <a className="button quiet" href="/join/resident">
          {say('again')}
        </a>
      </div>
      <HelpLink to="join-problems" />
    </div>
  )
}
