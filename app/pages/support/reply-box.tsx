import { type FormEvent, type MouseEvent, useRef, useState } from 'react'
import { Form } from 'react-router'
import { FileField, SelectField, TextArea } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import type { ConversationView } from './load-conversation.ts'
import type { TypedReply } from './read-reply.ts'
import { faultIn } from './reply-fault.ts'
import { replyWords } from './reply-words.ts'
import { useTellTyping } from './use-tell-typing.ts'

type ReplyBoxProps = { view: ConversationView; typed: TypedReply | null }

/** Where an agent writes: an answer or a note, with files and ready answers. */
export function ReplyBox({ view, typed }: ReplyBoxProps) {
  const say = useWords(replyWords)
  const { base, isClosed, messageCount, kinds, tooLarge } = view
  const [key] = useState(typed?.refusal ? typed.key : view.submission)
  const tell = useTellTyping(`${base}/typing`)
  const large = tooLarge ? ({ because: 'files too large' } as const) : null
  const fault = faultIn(say, typed?.refusal ?? large)
  const errorOf = (field: string) => (fault?.field === field ? fault.words : undefined)
  const again = typed?.hadFiles ? say('chooseAgain') : undefined
  const onInput = ({ target }: FormEvent) => {
    if ((target as HTMLElement).tagName === 'TEXTAREA') tell()
  }
  return (
    <section className="card reply">
      <ErrorSummary title={say('please')} errors={fault ? [fault] : []} />
      <Form
        className="form"
        method="post"
        encType="multipart/form-data"
        action={`${base}/answer`}
        onInput={onInput}
      >
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="seen" value={messageCount} />
        <TextArea
          name="text"
          label={say(isClosed ? 'labelClosed' : 'label')}
          rows={5}
          defaultValue={typed?.text}
          error={errorOf('text')}
        />
        <FileField
          name="files"
          label={say('files')}
          hint={say('filesHint')}
          error={errorOf('files') ?? again}
          multiple
          accept={kinds}
        />
        <div className="beside">
          <SubmitButton>{say('send')}</SubmitButton>
          <SubmitButton kind="quiet" formAction={`${base}/note`} title={say('keepHint')}>
            {say('keep')}
          </SubmitButton>
        </div>
        <Ready view={view} />
      </Form>
    </section>
  )
}

/** Ready answers to put into the box; without script the page comes back with the box filled in. */
function Ready({ view: { base, replies } }: { view: ConversationView }) {
  const say = useWords(replyWords)
  const chooser = useRef<HTMLDivElement>(null)
  if (replies.length === 0) return null
  const insert = (event: MouseEvent<HTMLButtonElement>) => {
    const { form } = event.currentTarget
    const id = chooser.current?.querySelector('select')?.value
    const text = replies.find((one) => one.id === id)?.text
    const box = form?.querySelector('textarea')
    event.preventDefault()
    if (!text || !box) return
    box.value = [box.value.trim(), text].filter(Boolean).join('\n\n')
    box.focus()
  }
  return (
    <div className="ready" ref={chooser}>
      <SelectField name="ready" label={say('ready')} defaultValue="">
        <option value="">{say('choose')}</option>
        {replies.map(({ id, title, locale }) => (
          <option key={id} value={id} lang={locale}>
            {title} ({locale})
          </option>
        ))}
      </SelectField>
      <button
        className="button quiet"
        type="submit"
        formAction={`${base}/insert`}
        formNoValidate
        onClick={insert}
      >
        {say('insert')}
      </button>
    </div>
  )
}
