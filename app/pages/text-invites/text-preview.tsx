import { useWords } from '#app/words/words.ts'
import type { TextView } from './text-form.ts'
import { textWords } from './words.ts'

/** The text as it will arrive, and in how many parts. */
export function TextPreview({ preview }: Pick<TextView, 'preview'>) {
  const say = useWords(textWords)
  const { text, segments, characters } = preview
  return (
    <figure className="text-preview">
      <figcaption>{say('preview')}</figcaption>
      <blockquote>{text}</blockquote>
      <p className="soft">{say('parts', { segments, characters })}</p>
    </figure>
  )
}
