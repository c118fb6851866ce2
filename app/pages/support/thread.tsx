import { Form, Link } from 'react-router'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { conversationWords } from './conversation-words.ts'
import type { ConversationView } from './load-conversation.ts'
import { CameBack } from './returned.tsx'

type Message = ConversationView['messages'][number]

/** What was said, oldest first; notes stand apart. */
export function Thread({ view }: { view: ConversationView }) {
  const say = useWords(conversationWords)
  const { base, who, messages, hasOlder, isNewest } = view
  return (
    <section aria-label={say('thread')}>
      {hasOlder && (
        <p>
          <Link to={`${base}?before=${messages[0]!.number}`}>{say('older')}</Link>
        </p>
      )}
      {messages.length === 0 && <p className="card empty">{say('begin')}</p>}
      <ol className="thread">
        {messages.map((message, at) => (
          <Said
            key={message.number}
            message={message}
            base={base}
            asker={who.name ?? say('them')}
            isLast={at === messages.length - 1}
          />
        ))}
      </ol>
      {!isNewest && (
        <p>
          <Link to={base}>{say('newest')}</Link>
        </p>
      )}
    </section>
  )
}

type SaidProps = { message: Message; base: string; asker: string; isLast: boolean }

function Said({ message, base, asker, isLast }: SaidProps) {
  const say = useWords(conversationWords)
  const { author, authorName, isNote, text, sentAt, ago, exact, attachments } = message
  const name = author === 'asker' ? asker : (authorName ?? say('support'))
  return (
    <li className={isNote ? 'note' : author} id={isLast ? 'last' : undefined}>
      <p className="by">
        <strong>{name}</strong>
        {isNote && <span className="badge waiting">{say('note')}</span>}
        <time className="soft" dateTime={sentAt} title={exact}>
          {ago}
        </time>
      </p>
      {text !== '' && (
        <p className="text">
          <Linked text={text} />
        </p>
      )}
      {attachments.length > 0 && (
        <ul className="files">
          {attachments.map((file) => (
            <Attached key={file.id} file={file} base={base} />
          ))}
        </ul>
      )}
      {message.returned.map((letter) => (
        <CameBack key={letter.to} letter={letter} isSeen={message.isSeen} />
      ))}
    </li>
  )
}

/** Addresses of our own pages lead there; those of others stay words. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+\/c\/[\w-]+\/roster\/[0-9a-f-]{36})/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that never changes
      <Link key={at} to={part.replace(/^https?:\/\/[^/]+/, '')}>
        {part}
      </Link>
    ),
  )
}

/** A file is only ever a download; what may be a roster can be brought into its community. */
function Attached({ file, base }: { file: Message['attachments'][number]; base: string }) {
  const say = useWords(conversationWords)
  const { id, name, size, roster, mayBring } = file
  return (
    <li>
      <a href={`${base}/files/${id}`} download>
        {say('download', { name, size })}
      </a>
      {roster && (
        <Link className="button quiet" to={roster}>
          {say('brought')}
        </Link>
      )}
      {mayBring && (
        <Form method="post" action={`${base}/files/${id}/roster`}>
          <SubmitButton kind="quiet" title={say('bringHint')}>
            {say('bring')}
          </SubmitButton>
        </Form>
      )}
    </li>
  )
}
