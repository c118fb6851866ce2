import { Form, Link } from 'react-router'
import { FloatingBar } from '#app/ui/floating-bar.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { Tick } from '#app/ui/tick.tsx'
import { useTicked } from '#app/ui/use-ticked.ts'
import { useWords } from '#app/words/words.ts'
import { InvitationRow, type ShownInvitation } from './invitation-row.tsx'
import { listAt } from './list-address.ts'
import type { ListAddress } from './question.ts'
import { listWords } from './words.ts'

export type InvitationList = {
  address: ListAddress
  invitations: readonly ShownInvitation[]
  next: string | null
  previous: string | null
}

/** One page of invitations, to be ticked and acted upon. */
export function InvitationTable({ slug, list }: { slug: string; list: InvitationList }) {
  const say = useWords(listWords)
  const base = `/c/${slug}/invitations/status`
  const { address, invitations, next, previous } = list
  const ids = invitations.map(({ id }) => id)
  const { here, areAllHere, tick, isTicked, everyone } = useTicked(ids, listAt(base, address))
  if (ids.length === 0) return <Empty slug={slug} address={address} />
  return (
    <Form method="get" action={`${base}/resend`}>
      {Object.entries(address).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <table className="list invitations">
        <thead>
          <tr>
            <th scope="col" className="tick">
              <Tick words={say('selectAll')} checked={areAllHere} onTick={(on) => tick(ids, on)} />
            </th>
            <th scope="col">{say('invitation')}</th>
            <th scope="col">{say('home')}</th>
            <th scope="col">{say('by')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col">{say('next')}</th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              slug={slug}
              invitation={invitation}
              chosen={isTicked(invitation.id)}
              choose={(on) => tick([invitation.id], on)}
            />
          ))}
        </tbody>
      </table>
      <ListPages
        previous={previous && listAt(base, address, { before: previous })}
        next={next && listAt(base, address, { after: next })}
      />
      <FloatingBar
        count={here.length}
        selected={everyone.isTicked ? say('allSelected') : say('selected', { count: here.length })}
        everyone={{ ...everyone, words: say('everyone') }}
        acts={[
          { action: `${base}/resend`, words: say('resend') },
          { action: `${base}/void`, words: say('void') },
          { action: `${base}/replace`, words: say('replace') },
        ]}
      />
    </Form>
  )
}

function Empty({ slug, address }: { slug: string; address: ListAddress }) {
  const say = useWords(listWords)
  const { show, ...filters } = address
  const isFiltered = Object.keys(filters).length > 0
  return (
    <div className="card empty">
      <p>{say(isFiltered ? 'noMatch' : show ? 'emptyTab' : 'empty')}</p>
      {!isFiltered && !show && (
        <Link className="button primary" to={`/c/${slug}/members/invite`}>
          {say('emptyDo')}
        </Link>
      )}
      <HelpLink to="invitation-status" />
    </div>
  )
}
