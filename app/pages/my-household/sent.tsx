import { Link, redirect } from 'react-router'
import { pageTitle } from '#app/page-title.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { DidYouMean } from '#app/ui/did-you-mean.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { suggestAddress } from '#domain/contacts/suggest-address.ts'
import type { Route } from './+types/sent.ts'
import { guestWords } from './guest-words.ts'
import { loadGuest } from './load-guest.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { name, channel, contact, state } = await loadGuest(context, params)
  if (state !== 'waiting') throw redirect(`/c/${params.slug}/my-household`, 303)
  const meant = channel === 'email' && contact ? suggestAddress(contact) : null
  return { name, channel, contact, meant }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', guestWords)('sent'))
}

/** Confirms that an invitation is on its way; reloading it sends nothing. */
export default function Sent({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(guestWords)
  const below = `/c/${params.slug}/my-household`
  const { name, channel, contact, meant } = loaderData
  const facts = { name, contact: contact ?? '' }
  return (
    <Dialog title={say('sent')} closeTo={below}>
      <p role="status">{say(channel === 'text' ? 'sentByText' : 'sentByEmail', facts)}</p>
      <DidYouMean meant={meant}>
        <Link to={`${below}/guests/${params.invitationId}/cancel`}>{say('cancelIt')}</Link>
      </DidYouMean>
      <p>{say('sentNext')}</p>
      <div className="actions">
        <Link className="button primary" to={below}>
          {say('ok')}
        </Link>
      </div>
    </Dialog>
  )
}
