import { useWords } from '#app/words/words.ts'
import { contactWords } from './words.ts'

/** A message as it is shown to its asker; its moment is printed. */
export type SaidMessage = {
  number: number
  author: 'asker' | 'support'
  authorName: string | null
  text: string
  at: { iso: string; printed: string }
  attachments: { id: string; name: string; size: string }[]
}

/** One message of a conversation. `base` is where the pages of the conversation are. */
export function Said({ message, base }: { message: SaidMessage; base: string }) {
  const say = useWords(contactWords)
  const { number, author, authorName, text, at, attachments } = message
  const bySupport = authorName ? say('supportBy', { name: authorName }) : say('support')
  return (
    <li className={`said ${author}`} data-number={number} id={`message-${number}`}>
      <p className="by">
        <strong>{author === 'asker' ? say('you') : bySupport}</strong>{' '}
        <time dateTime={at.iso}>{at.printed}</time>
      </p>
      {text && <p className="text">{author === 'support' ? linked(text) : text}</p>}
      {attachments.length > 0 && (
        <ul className="files">
          {attachments.map(({ id, name, size }) => (
            <li key={id}>
              <a href={`${base}/file/${id}`} download>
                {say('file', { name, size })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

const address = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/

/** What support writes may lead somewhere; what others write is only read. */
function linked(text: string) {
  return text.split(address).map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
      <a key={at} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
