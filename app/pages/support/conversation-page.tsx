import { useLocation } from 'react-router'
import { useKeptAnswer } from '#app/kept-answer.ts'
import { Notice } from '#app/ui/notice.tsx'
import { WayBack } from '#app/ui/way-back.tsx'
import { useWords } from '#app/words/words.ts'
import { conversationWords } from './conversation-words.ts'
import { DeskActs } from './desk-acts.tsx'
import type { ConversationView } from './load-conversation.ts'
import { Person } from './person.tsx'
import type { TypedReply } from './read-reply.ts'
import { ReplyBox } from './reply-box.tsx'
import { DeadAddress } from './returned.tsx'
import { Thread } from './thread.tsx'
import { useSeen } from './use-seen.ts'
import { useTold } from './use-told.ts'
import '#app/ui/list.css'
import './support.css'
import './desk.css'

type ConversationPageProps = {
  view: ConversationView
  /** What stands in the box, when it came back. */
  typed: TypedReply | null
}

/** A conversation: what was said, who it is, and what an agent answers. It follows what happens. */
export function ConversationPage({ view, typed: answered }: ConversationPageProps) {
  const say = useWords(conversationWords)
  const { base, who, isClosed, isNewest, messageCount, seenBySupport, news } = view
  const isWriting = useTold(`${base}/events`)
  const { key } = useLocation()
  const typed = useKeptAnswer(answered)
  useSeen(`${base}/seen`, isNewest && seenBySupport < messageCount ? messageCount : null)
  return (
    <>
      <WayBack to="/support">{say('back')}</WayBack>
      <div className="page-head">
        <h1>
          {who.name ?? who.email ?? say('nobody')}{' '}
          {!who.isVerified && <span className="badge unproven">{say('unverified')}</span>}{' '}
          {isClosed && <span className="badge">{say('closedBadge')}</span>}
        </h1>
      </div>
      {news && <Notice kind="warning">{say(news)}</Notice>}
      {!who.isVerified && <p className="notice warning">{say('unverifiedBody')}</p>}
      <div className="desk">
        <div>
          <Thread view={view} />
          <p className="typing" aria-live="polite">
            {isWriting && say('writing')}
          </p>
          {isNewest && view.deadAddress && <DeadAddress known={view.deadAddress} />}
          {isNewest && <ReplyBox key={key} view={view} typed={typed} />}
        </div>
        <aside>
          <DeskActs view={view} />
          <Person view={view} />
        </aside>
      </div>
    </>
  )
}
