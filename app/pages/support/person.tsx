import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { ConversationView } from './load-conversation.ts'
import { personWords } from './person-words.ts'

type Shown = ConversationView['person']

/** Where the person of a conversation belongs, and how their invitations went; of an account only. */
export function Person({ view }: { view: ConversationView }) {
  const say = useWords(personWords)
  const { who, person } = view
  if (!who.isVerified)
    return (
      <section className="card">
        <h2>{say('title')}</h2>
        <p>{say('unknown')}</p>
      </section>
    )
  return (
    <>
      <section className="card">
        <h2>{say('communities')}</h2>
        {person.standings.length === 0 && <p>{say('noCommunities')}</p>}
        <ul className="told">
          {person.standings.map((standing) => (
            <Standing key={standing.slug} standing={standing} />
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{say('invitations')}</h2>
        {person.invitations.length === 0 && <p>{say('noInvitations')}</p>}
        <ul className="told">
          {person.invitations.map((invitation) => (
            <Invitation key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      </section>
    </>
  )
}

function Standing({ standing }: { standing: Shown['standings'][number] }) {
  const say = useWords(personWords)
  const { name, slug, role, isLeader, state, since, until } = standing
  return (
    <li>
      <Link to={`/support/communities/${slug}`}>{name}</Link>
      <span>
        {role}
        {isLeader && `, ${say('leader')}`}
      </span>
      <span className="soft">
        {say(state)} {since && !until && say('since', { day: since })}
        {until && say('until', { day: until })}
      </span>
    </li>
  )
}

const troubles = { bounced: 'bouncedBecause', failed: 'failedBecause' } as const

function Invitation({ invitation }: { invitation: Shown['invitations'][number] }) {
  const say = useWords(personWords)
  const { community, channel, state, trouble, wentElsewhere, events } = invitation
  const because =
    trouble && (trouble === 'bounced' || trouble === 'failed' ? troubles[trouble] : trouble)
  return (
    <li>
      <span>
        <strong>{community}</strong> <span className="badge">{say(state)}</span>
      </span>
      <span className="soft">{say(channel)}</span>
      {because && <span className="trouble">{say(because)}</span>}
      {wentElsewhere && <span className="trouble">{say('elsewhere')}</span>}
      <ol className="story">
        {events.map(({ what, at }) => (
          <li key={what}>
            {say(what)} <span className="soft">{at}</span>
          </li>
        ))}
      </ol>
    </li>
  )
}
