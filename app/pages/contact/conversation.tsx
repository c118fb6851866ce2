import { useWords } from '#app/words/words.ts'
import { ContactForm, type Refused } from './contact-form.tsx'
import { contactWords } from './words.ts'

type ConversationProps = {
  base: string
  /** Where answers go by e-mail; null: nowhere we know of. */
  email: string | null
  isKnown: boolean
  isClosed: boolean
  /** The messages, printed. */
  html: string
  /** The number of the last message, and of the last that support has seen. */
  number: number
  seen: number
  /** The number of the first message that is shown, where others stand before it. */
  earlier: number | null
  submission: string
  from: string | null
  tooLarge: boolean
  refused: Refused | null
  accept: string
}

/**
 * A conversation with support and what is to be added to it. It works without script; with it, the script of the
 * bubble brings what follows as it happens, here and in the bubble.
 */
export function Conversation(props: ConversationProps) {
  const say = useWords(contactWords)
  const { base, email, isClosed, html, number, seen, earlier } = props
  return (
    <section
      className="conversation"
      id="conversation"
      aria-labelledby="conversation-title"
      data-base={base}
      data-number={number}
      data-seen={seen}
      data-words={JSON.stringify({
        ...{ seen: say('seen'), sending: say('sending'), offline: say('offline') },
        ...{ close: say('close'), open: say('open') },
      })}
    >
      <h1 id="conversation-title">{say('title')}</h1>
      {number === 0 && <p>{say('lead')}</p>}
      {earlier !== null && (
        <p>
          <a href={`${base}?before=${earlier}`}>{say('earlier')}</a>
        </p>
      )}
      <ol
        className="messages"
        aria-label={say('messages')}
        aria-live="polite"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own components print it, and escape what was typed
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <p className="typing" role="status" hidden>
        {say('typing')}
      </p>
      {isClosed && <p className="soft">{say('closed')}</p>}
      <div id="end">
        <ContactForm {...props} formKey={props.submission} />
      </div>
      {number > 0 && email !== null && <p className="soft">{say('byMail', { email })}</p>}
    </section>
  )
}
