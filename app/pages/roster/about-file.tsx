import { Form } from 'react-router'
import { SelectField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { AboutFileView } from './about-view.ts'
import { columnWords } from './column-words.ts'
import { shownName } from './roster-list.tsx'
import type { SheetTrouble } from './sheet-trouble.ts'
import { unreadableWords } from './unreadable-words.ts'
import { uploadWords } from './upload-words.ts'

type AboutFileProps = {
  about: AboutFileView
  /** Where the pages of the roster are. */
  base: string
  /** Another sheet was asked for and could not be read, and why. */
  refused: SheetTrouble | null
}

/** How the file was read, as far as somebody should know; and its other sheets, to choose one. */
export function AboutFile({ about, base, refused }: AboutFileProps) {
  const say = useWords(columnWords)
  const unread = useWords(unreadableWords)
  const pasted = useWords(uploadWords)('pastedName')
  const { fileName, rowCount, sheet, otherSheets, titles, repeated, quotes, hidden } = about
  const notes = [
    titles.count > 0 && say('titles', titles),
    repeated.count > 0 && say('repeated', repeated),
    !about.hasHeader && say('noHeader'),
    hidden > 0 && say('hidden', { count: hidden }),
    quotes.count > 0 && say('quotes', quotes),
    about.isGuessed && say('encoding'),
  ].filter((note) => note !== false)
  return (
    <section className="card about-file">
      <h2>{shownName(fileName, pasted)}</h2>
      <p>
        {say('rows', { count: rowCount })} {sheet && say('sheet', { name: sheet })}
      </p>
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {refused && (
        <Notice kind="error" help="roster-problems">
          {unread(refused.word, { ...refused.facts, name: refused.name })}
        </Notice>
      )}
      {otherSheets.length > 0 && (
        <Form method="post" action={`${base}/sheet`} className="other-sheet">
          <SelectField name="sheet" label={say('otherSheet')} defaultValue={refused?.name}>
            {otherSheets.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
          <button className="button quiet" type="submit">
            {say('readSheet')}
          </button>
        </Form>
      )}
    </section>
  )
}
