import { Link } from 'react-router'
import { Tick } from '#app/ui/tick.tsx'
import { type Say, useWords } from '#app/words/words.ts'
import type { ListedInvitation } from '#domain/invitations/show-invitation.ts'
import { NextStep } from './next-step.tsx'
import { StateBadge, WhatWentWrong } from './state-badge.tsx'
import { listWords, storyWords } from './words.ts'

/** An invitation with its dates and number already in words. */
export type ShownInvitation = Omit<ListedInvitation, 'invitedAt' | 'expiresAt'> & {
  invitedAt: string
}

type InvitationRowProps = {
  slug: string
  invitation: ShownInvitation
  chosen: boolean
  choose: (on: boolean) => void
}

/** What an invitation is called: a person, where it goes, or the number of a pass. */
export function titleOf(
  { name, address, serial }: Pick<ListedInvitation, 'name' | 'address' | 'serial'>,
  say: Say<'blankPass' | 'unknown'>,
): string {
  return name ?? address ?? (serial === null ? say('unknown') : say('blankPass', { serial }))
}

/** One invitation: a row of the table, a card on phones. */
export function InvitationRow({ slug, invitation, chosen, choose }: InvitationRowProps) {
  const say = useWords(listWords)
  const tell = useWords(storyWords)
  const { id, address, state, trouble, next } = invitation
  const title = titleOf(invitation, tell)
  return (
    <tr className={trouble ? 'troubled' : undefined}>
      <td className="tick">
        <Tick
          words={say('select', { name: title })}
          name="invitation"
          value={id}
          checked={chosen}
          onTick={choose}
        />
      </td>
      <th scope="row" className="names">
        <Link to={`/c/${slug}/invitations/status/${id}`}>{title}</Link>
        {address && address !== title && (
          <>
            {' '}
            <Contact address={address} />
          </>
        )}
      </th>
      <td data-label={say('home')}>{invitation.home}</td>
      <td className="names" data-label={say('by')}>
        {tell(invitation.channel)} <span className="soft made">{invitation.invitedAt}</span>
      </td>
      <td data-label={say('state')}>
        <StateBadge state={state} channel={invitation.channel} /> <WhatWentWrong {...invitation} />
      </td>
      <td className="next">
        <NextStep slug={slug} invitationId={id} next={next} />
      </td>
    </tr>
  )
}

/** A long address may go on in the next line, best before its `@`. */
function Contact({ address }: { address: string }) {
  const at = Math.max(address.lastIndexOf('@'), 0)
  return (
    <span className="soft sent-to">
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </span>
  )
}
