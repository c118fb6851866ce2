import { Form, Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { BestAct } from '#domain/progress/hold-up.ts'
import { listAt } from './list-address.ts'
import type { ListAddress } from './question.ts'
import type { ShownHome } from './shown.ts'
import { Why } from './why.tsx'
import { progressWords } from './words.ts'

type HomesView = {
  address: ListAddress
  homes: readonly ShownHome[]
  mayInvite: boolean
  mayPrint: boolean
  mayChange: boolean
}

/** The homes that have not joined: who is expected there, why, and what helps best. */
export function HomesTable({ slug, view }: { slug: string; view: HomesView }) {
  const say = useWords(progressWords)
  const acts = view.mayInvite || view.mayChange
  return (
    <table className="list waiting-homes">
      <thead>
        <tr>
          <th scope="col">{say('home')}</th>
          <th scope="col">{say('expected')}</th>
          <th scope="col">{say('why')}</th>
          {acts && <th scope="col">{say('best')}</th>}
        </tr>
      </thead>
      <tbody>
        {view.homes.map((home) => (
          <tr key={home.id}>
            <th scope="row">
              <Link to={`/c/${slug}/properties/${home.id}`}>{home.door}</Link>{' '}
              <span className="soft town">{home.town}</span>
            </th>
            <td className="names" data-label={say('expected')}>
              {(home.people.length > 0 ? home.people : home.owners).join(', ')}
            </td>
            <td>
              <Why home={home} />
            </td>
            {acts && (
              <td className="act">
                {view.mayInvite && <Act slug={slug} home={home} view={view} />}
                {view.mayChange && home.holdUp === 'nobody known' && (
                  <MarkEmpty slug={slug} home={home} address={view.address} />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type ActProps = { slug: string; home: ShownHome; view: HomesView }

/** What helps best, in one click. */
function Act({ slug, home, view }: ActProps) {
  const say = useWords(progressWords)
  const { act, invitationId, door } = home
  if (!act || (act === 'letter' && !view.mayPrint))
    return <span className="soft">{say('wait')}</span>
  const label = { 'aria-label': say('doFor', { act: say(act), home: door }) }
  const to = wayTo(act, slug, home)
  if (to)
    return (
      <Link className="button quiet small" to={to} {...label}>
        {say(act)}
      </Link>
    )
  const [deed, field, value] =
    act === 'letter' ? ['letter', 'property', home.id] : ['resend', 'invitation', invitationId]
  return (
    <Form
      method="post"
      action={`/c/${slug}/progress/${deed}`}
      reloadDocument={act === 'letter'}
      preventScrollReset
    >
      <input type="hidden" name={field!} value={value!} />
      <input type="hidden" name="back" value={listAt('', view.address)} />
      <button className="button quiet small" type="submit" {...label}>
        {say(act)}
      </button>
    </Form>
  )
}

type MarkEmptyProps = { slug: string; home: ShownHome; address: ListAddress }

/** Whoever knows that nobody lives in a home says so, and it is waited for no more. */
function MarkEmpty({ slug, home, address }: MarkEmptyProps) {
  const say = useWords(progressWords)
  return (
    <Form method="post" action={`/c/${slug}/progress/empty`} preventScrollReset>
      <input type="hidden" name="property" value={home.id} />
      <input type="hidden" name="isEmpty" value="yes" />
      <input type="hidden" name="back" value={listAt('', address)} />
      <button
        className="button plain small"
        type="submit"
        aria-label={say('doFor', { act: say('markEmpty'), home: home.door })}
      >
        {say('markEmpty')}
      </button>
    </Form>
  )
}

/** The page where it is done, if it takes more than a click. */
function wayTo(act: BestAct, slug: string, { id, invitationId }: ShownHome): string | null {
  if (act === 'confirm') return `/c/${slug}/invitations/confirm`
  if (act === 'fix address') return `/c/${slug}/invitations/status/${invitationId}/fix`
  return act === 'invite' ? `/c/${slug}/members/invite?property=${id}` : null
}
