import { Fragment } from 'react'
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
  /** Whether the viewer may open the profile of anybody. */
  seesProfiles: boolean
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

function EventLine({ event, ...seeing }: Seeing & { event: TimedEvent }) {
  const say = useWords(auditWords)
  const { time, moment, sentence, who, whom, details, from } = event
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
      <Ways event={event} {...seeing} />
    </details>
  )
}

/** Where to go from an event: to whom it names, to what else there is about them, to the invitation. */
function Ways({
  event,
  slug,
  address,
  seesInvitations,
  seesProfiles,
}: Seeing & { event: TimedEvent }) {
  const say = useWords(auditWords)
  const { people, invitationId } = event
  const base = `/c/${slug}`
  return (
    <p className="ways">
      {people.map(({ id, name }) => (
        <Fragment key={id}>
          {seesProfiles && <Link to={`${base}/members/${id}`}>{say('profile', { name })}</Link>}
          {id !== address.person && (
            <Link to={logAt(`${base}/audit`, { person: id })}>{say('about', { name })}</Link>
          )}
        </Fragment>
      ))}
      {invitationId && seesInvitations && (
        <Link to={`${base}/invitations/status/${invitationId}`}>{say('invitation')}</Link>
      )}
    </p>
  )
}
