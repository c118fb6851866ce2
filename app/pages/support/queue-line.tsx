import { Link } from 'react-router'
import { useWords } from '#app/words/words.ts'
import type { Line } from './queue.tsx'
import { queueWords } from './queue-words.ts'

/** One conversation: who, what was said last, and when. What no agent has seen is bold. */
export function QueueLine({ line }: { line: Line }) {
  const say = useWords(queueWords)
  const { id, who, subject, text, lastBy, lastAt, ago, isUnread } = line
  const said = text === '' ? say('onlyFiles') : text
  return (
    <li className={isUnread ? 'card unread' : 'card'}>
      <p className="head">
        <Link to={`/support/conversations/${id}`}>{who.name ?? who.email ?? say('nobody')}</Link>
        <time className="soft" dateTime={lastAt}>
          {ago}
        </time>
      </p>
      <About line={line} />
      {subject && <p className="subject">{subject}</p>}
      <p className="said-last">{lastBy === 'support' ? say('answered', { text: said }) : said}</p>
    </li>
  )
}

function About({ line }: { line: Line }) {
  const say = useWords(queueWords)
  const { who, community, isUnread, assignedTo, cameBy, mailComesBack } = line
  return (
    <p className="soft about">
      {isUnread && <span className="badge waiting">{say('unread')}</span>}
      {mailComesBack && <span className="badge trouble">{say('comesBack')}</span>}
      {!who.isVerified && <span className="badge unproven">{say('unverified')}</span>}
      {community && <span>{community}</span>}
      {who.name && who.email && <span>{who.email}</span>}
      {cameBy === 'mail' && <span>{say('byMail')}</span>}
      {assignedTo && <span>{say('with', { name: assignedTo })}</span>}
    </p>
  )
}
