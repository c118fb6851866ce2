import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { TextArea } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { PasteView } from './list-view.ts'
import { pasteWords } from './words.ts'
import './email-list.css'

/** The most our server takes, less what the form itself needs, in bytes. */
const mostBytes = 1_000_000

/** The box for a pasted list. It sends itself as a page: a text of any length survives a refusal. */
export function PasteBox({ slug, view }: { slug: string; view: PasteView }) {
  const say = useWords(pasteWords)
  const base = `/c/${slug}/invitations`
  const [fault, setFault] = useState(view.fault)
  const words = fault && say(fault.word, { count: fault.count, most: fault.most })
  const stopTooLong = (event: FormEvent<HTMLFormElement>) => {
    const list = new FormData(event.currentTarget).get('list')
    if (new Blob([String(list)]).size <= mostBytes) return
    event.preventDefault()
    setFault({ word: 'tooLong', count: 0, most: 0 })
  }
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <ErrorSummary help="invite-by-email" errors={words ? [{ field: 'list', words }] : []} />
      <p>{say('lead')}</p>
      <form
        className="form"
        method="post"
        action={`${base}/email/review`}
        encType="multipart/form-data"
        onSubmit={stopTooLong}
      >
        <TextArea
          name="list"
          label={say('list')}
          hint={say('listHint')}
          error={words || undefined}
          className="pasted"
          rows={12}
          defaultValue={view.list}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className="list-actions">
          <button className="button primary" type="submit">
            {say('continue')}
          </button>
          <Link className="button quiet" to={base}>
            {say('back')}
          </Link>
        </div>
      </form>
    </>
  )
}
