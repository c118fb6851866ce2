import { Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { useWords } from '#app/words/words.ts'
import { type LogAddress, logAt } from './log-address.ts'
import type { LogDay, TimedEvent } from './on-days.ts'
import { auditWords } from './words.ts'

type Seeing = {
  slug: string
  address: LogAddress
  /** Whether the viewer may open invitations. */
  seesInvitations: boolean
}

/** What happened, day by day, newest first; each line unfolds. */
export function EventList({ days, ...seeing }: Seeing & { days: readonly LogDay[] }) {
  return days.map(({ day, events }) => (
    <section key={day} className="log">
      <h2>{day}</h2>
      <ol>
        {events.map((event) => (
          <li key={event.id}>
            <EventLine event={event} {...seeing} />
          </li>
        ))}
      </ol>
    </section>
  ))
}

function EventLine({ event, slug, address, seesInvitations }: Seeing & { event: TimedEvent }) {
  const say = useWords(auditWords)
  const { time, moment, sentence, who, whom, details, from, people, invitationId } = event
  const base = `/c/${slug}`
  return (
    <details>
      <summary>
        <span className="soft time">{time}</span>
        <span className="sentence">{sentence}</span>
      </summary>
      <Facts
        facts={[
          [say('when'), moment],
          [say('who'), who],
          [say('toWhom'), whom && whom !== who ? whom : null],
          ...details,
          [say('network'), from],
        ]}
      />
      <p className="ways">
        {people
          .filter(({ id }) => id !== address.person)
          .map(({ id, name }) => (
            <Link key={id} to={logAt(`${base}/audit`, { person: id })}>
              {say('about', { name })}
            </Link>
          ))}
        {invitationId && seesInvitations && (
          <Link to={`${base}/invitations/status/${invitationId}`}>{say('invitation')}</Link>
        )}
      </p>
    </details>
  )
}
