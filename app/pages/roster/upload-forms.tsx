import { type FormEvent, useState } from 'react'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { RefusedUpload } from './read-upload.ts'
import { type Unread, unreadableWords } from './unreadable-words.ts'
import { uploadWords } from './upload-words.ts'

type Fault = { field: 'file' | 'pasted'; unread: Unread }

type UploadFormsProps = { slug: string; refused: RefusedUpload | undefined }

/** The most a roster may have, in megabytes. */
const most = 10

/** A file or copied cells. The forms send themselves as pages: pasted cells survive a refusal. */
export function UploadForms({ slug, refused }: UploadFormsProps) {
  const say = useWords(uploadWords)
  const unread = useWords(unreadableWords)
  const [fault, setFault] = useState<Fault | undefined>(refused)
  const words = fault && unread(fault.unread.word, fault.unread.facts)
  const stopTooLarge = (event: FormEvent<HTMLFormElement>) => {
    const fields = [...new FormData(event.currentTarget)]
    const isTooLarge = fields.some(([, value]) => new Blob([value]).size > most * 1024 * 1024)
    if (!isTooLarge) return
    event.preventDefault()
    const field = fields[0]![0] === 'pasted' ? 'pasted' : 'file'
    setFault({ field, unread: { word: 'tooLarge', facts: { most } } })
  }
  const form = {
    method: 'post',
    action: `/c/${slug}/roster`,
    encType: 'multipart/form-data',
    onSubmit: stopTooLarge,
  } as const
  const errorOf = (field: Fault['field']) => (fault?.field === field ? words : undefined)
  return (
    <>
      <ErrorSummary
        help="roster-problems"
        errors={fault && words ? [{ field: fault.field, words }] : []}
      />
      <div className="roster-ways">
        <form {...form} className="card form">
          <h2>{say('fileTitle')}</h2>
          <Described name="file" label={say('file')} hint={say('fileHint')} error={errorOf('file')}>
            {(described) => (
              <input {...described} className="drop-zone" type="file" name="file" required />
            )}
          </Described>
          <button className="button primary" type="submit">
            {say('read')}
          </button>
        </form>
        <form {...form} className="card form">
          <h2>{say('pasteTitle')}</h2>
          <Described
            name="pasted"
            label={say('pasted')}
            hint={say('pastedHint')}
            error={errorOf('pasted')}
          >
            {(described) => (
              <textarea
                {...described}
                className="input cells"
                name="pasted"
                rows={6}
                wrap="off"
                defaultValue={refused?.pasted}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                required
              />
            )}
          </Described>
          <button className="button quiet" type="submit">
            {say('readPasted')}
          </button>
        </form>
      </div>
      <p>
        {say('templateTitle')} {say('templateBody')}{' '}
        <a href={`/c/${slug}/roster/template.csv`} download>
          {say('template')}
        </a>
      </p>
    </>
  )
}

type DescribedProps = {
  name: string
  label: string
  hint: string
  error: string | undefined
  children: (described: {
    id: string
    'aria-describedby': string
    'aria-invalid'?: 'true'
  }) => React.ReactNode
}

function Described({ name, label, hint, error, children }: DescribedProps) {
  const ids = error ? `${name}-hint ${name}-error` : `${name}-hint`
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {children({ id: name, 'aria-describedby': ids, ...(error && { 'aria-invalid': 'true' }) })}
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
