import { HelpLink } from '#app/ui/help-link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { Offer } from '#domain/invitations/find-invitation.ts'
import type { Account } from './held-code.ts'
import { otherAddressWords } from './words.ts'

/** What came of a way out that somebody chose. */
export type WayOut = 'proofSent' | 'asked' | 'tooOften'

export type OtherAddressProps = { offer: Offer; account: Account; outcome: WayOut | null }

/** The invitation was made for another address: three ways out, and nothing happens without a click. */
export function OtherAddress({ offer, account, outcome }: OtherAddressProps) {
  const say = useWords(otherAddressWords)
  const address = offer.invitee?.maskedEmail ?? ''
  const { email } = account
  return (
    <div className="card">
      <title>{`${say('title', { address })} · Communitrak`}</title>
      <h1>{say('title', { address })}</h1>
      {outcome && (
        <Notice kind={outcome === 'tooOften' ? 'error' : 'info'}>
          <p>{say(outcome, { address })}</p>
          {outcome === 'proofSent' && (
            <a className="button quiet" href="/join/resident">
              {say('opened')}
            </a>
          )}
        </Notice>
      )}
      <p>
        {say('body', { email })} {say('leads', { community: offer.community.name })}
      </p>
      <h2>{say('own')}</h2>
      <p>{say('ownBody')}</p>
      <form method="post" action="/sign-out?next=/sign-in%3Fnext%3D/join/resident">
        <button className="button primary" type="submit">
          {say('ownDo')}
        </button>
      </form>
      <div className="or">
        <h2>{say('proof')}</h2>
        <p>{say('proofBody', { address })}</p>
        <form method="post" action="/join/resident/ask-proof">
          <button className="button quiet" type="submit">
            {say('proofDo')}
          </button>
        </form>
      </div>
      <div className="or">
        <h2>{say('ask')}</h2>
        <p>{say('askBody', { email })}</p>
        <form method="post" action="/join/resident/ask-leader">
          <button className="button quiet" type="submit">
            {say('askDo')}
          </button>
        </form>
      </div>
      <HelpLink to="join-problems" besideForm />
      <div className="beside">
        <a className="button plain" href="/join/resident/other-code">
          {say('otherCode')}
        </a>
      </div>
    </div>
  )
}
