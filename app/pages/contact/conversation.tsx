import { useWords } from '#app/words/words.ts'
import { ContactForm, type Refused } from './contact-form.tsx'
import { contactWords } from './words.ts'

type ConversationProps = {
  base: string
  /** Where answers go by e-mail; null: nowhere we know of. */
  email: string | null
  /** Where letters to support go; null: nowhere. */
  supportAddress: string | null
  /** What may answer it already. */
  articles: readonly { slug: string; title: string }[]
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
  const { base, email, isClosed, html, number, seen, earlier, supportAddress } = props
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
      <Articles {...props} />
      {number === 0 && (
        <p>
          {say('lead')} {supportAddress && say('orMail', { address: supportAddress })}
        </p>
      )}
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
      {isClosed && <p className="soft closed">{say('closed')}</p>}
      <div id="end">
        <ContactForm {...props} formKey={props.submission} />
      </div>
      {number > 0 && (
        <p className="soft reach">{email === null ? say('comeBack') : say('byMail', { email })}</p>
      )}
    </section>
  )
}

/** What may answer it already: in sight as long as nothing has been asked. */
function Articles({ articles, number }: Pick<ConversationProps, 'articles' | 'number'>) {
  const say = useWords(contactWords)
  return (
    <details className="articles" open={number === 0}>
      <summary>{say('articles')}</summary>
      <ul>
        {articles.map(({ slug, title }) => (
          <li key={slug}>
            <a href={`/help/${slug}`}>{title}</a>
          </li>
        ))}
        <li>
          <a href="/help">{say('allArticles')}</a>
        </li>
      </ul>
    </details>
  )
}
