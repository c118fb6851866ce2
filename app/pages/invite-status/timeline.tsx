import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { StoryEvent } from '#domain/invitations/story-events.ts'
import { eventWords } from './story-words.ts'

/** An event with its moment in words; `iso` is the same for machines. */
export type ShownEvent = Omit<StoryEvent, 'at'> & { at: string; iso: string }

const badNews = new Set<StoryEvent['kind']>(['bounced', 'failed', 'suppressed', 'complained'])

/** Everything that happened to an invitation, oldest first. */
export function Timeline({ base, events }: { base: string; events: readonly ShownEvent[] }) {
  return (
    <ol className="timeline">
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the past never changes its order
        <li key={index} className={badNews.has(event.kind) ? 'troubled' : undefined}>
          <time dateTime={event.iso}>{event.at}</time>
          <Happened base={base} event={event} />
        </li>
      ))}
    </ol>
  )
}

function Happened({ base, event }: { base: string; event: ShownEvent }) {
  const say = useWords(eventWords)
  const { kind, by, address, words, invitationId } = event
  const known = by && hasMaker(kind) ? say(`${kind}By`, { by }) : say(kind)
  return (
    <span>
      {known}
      {address && <span className="soft"> {say('to', { address })}</span>}
      {words && <small>{say('serverSaid', { words })}</small>}
      {invitationId && (
        <>
          {' '}
          <Link to={`${base}/${invitationId}`}>{say('other')}</Link>
        </>
      )}
    </span>
  )
}

const withMaker = ['made', 'resent', 'fixed address', 'replaced', 'replaces', 'voided'] as const

function hasMaker(kind: StoryEvent['kind']): kind is (typeof withMaker)[number] {
  return withMaker.some((one) => one === kind)
}
