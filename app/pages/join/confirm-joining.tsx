import { useWords } from '#app/words/words.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import type { Account } from './held-code.ts'
import { type HomeAnswer, HomeFields } from './home-fields.tsx'
import { OfferFacts } from './offer-facts.tsx'
import { joinWords } from './words.ts'

type Confirming = {
  offer: Offer
  account: Account
  /** A refused answer to the question where they live. */
  told?: HomeAnswer
}

/** Shows somebody with an account where the invitation leads; one click and they are in. */
export function ConfirmJoining({ offer, account, told = { filled: {}, faults: {} } }: Confirming) {
  const say = useWords(joinWords)
  const { name, email } = account
  return (
    <div className="card">
      <title>{`${say('joining', { community: offer.community.name })} · Communitrak`}</title>
      <h1>{say('joining', { community: offer.community.name })}</h1>
      <OfferFacts offer={offer} />
      <p>{say('thisAccount', { name, email })}</p>
      <form className="form" method="post" action="/join/resident/join">
        {offer.asksHome && <HomeFields {...told} />}
        <button className="button primary" type="submit">
          {say('join')}
        </button>
      </form>
      <OtherWays />
    </div>
  )
}

/** Not this person, or not this code. */
function OtherWays() {
  const say = useWords(joinWords)
  return (
    <div className="beside">
      <span className="soft">{say('notYou')}</span>
      <form method="post" action="/sign-out?next=/sign-in%3Fnext%3D/join/resident">
        <button className="button plain" type="submit">
          {say('otherAccount')}
        </button>
      </form>
      <a className="button plain" href="/join/resident/other-code">
        {say('otherCode')}
      </a>
    </div>
  )
}
