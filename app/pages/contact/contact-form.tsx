import { FileField, TextArea, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/notice.tsx'
import { type Say, useWords } from '#app/words/words.ts'
import type { FilesRefusal } from '#domain/conversations/allowed-files.ts'
import type { AskRefusal } from '#domain/conversations/ask-support.ts'
import { contactWords } from './words.ts'

type Word = keyof (typeof contactWords)['en']

/** What was typed, and why it was not sent. */
export type Refused = {
  refusal: AskRefusal
  /** How long to wait; 0: not at all. */
  minutes: number
  text: string
  name: string
  email: string
  hadFiles: boolean
}

type Field = 'text' | 'files' | 'email'

const faultOf = {
  'nothing written': { field: 'text', word: 'nothing' },
  'too long': { field: 'text', word: 'long' },
  'wrong email': { field: 'email', word: 'wrongEmail' },
  'too many files': { field: 'files', word: 'manyFiles' },
  'files too large': { field: 'files', word: 'largeFiles' },
  'file not taken': { field: 'files', word: 'notTaken' },
  hurry: { field: 'text', word: 'hurry' },
} as const satisfies Record<AskRefusal['because'], { field: Field; word: Word }>

const tooLarge: FilesRefusal = { because: 'files too large' }

type ContactFormProps = {
  base: string
  /** The submission. */
  formKey: string
  /** The page below or before, for whoever answers. */
  from: string | null
  /** Whether we know who asks, or they have been asked already. */
  isKnown: boolean
  tooLarge: boolean
  refused: Refused | null
  accept: string
}

/** What somebody writes to support, with files; who they are is asked once, of those who are not signed in. */
export function ContactForm({ base, formKey, from, isKnown, refused, ...form }: ContactFormProps) {
  const say = useWords(contactWords)
  const fault = faultIn(say, refused ?? (form.tooLarge ? { refusal: tooLarge, minutes: 0 } : null))
  const errorOf = (field: Field) => (fault?.field === field ? fault.words : undefined)
  const again = refused?.hadFiles && fault?.field !== 'files' ? say('chooseAgain') : undefined
  return (
    <>
      <ErrorSummary title={say('please')} errors={fault ? [fault] : []} />
      <form
        className="form"
        method="post"
        encType="multipart/form-data"
        action={from === null ? base : `${base}?from=${encodeURIComponent(from)}`}
      >
        <input type="hidden" name="key" value={formKey} />
        {!isKnown && <WhoAsks refused={refused} error={errorOf('email')} />}
        <TextArea
          name="text"
          label={say('text')}
          rows={3}
          defaultValue={refused?.text}
          error={errorOf('text')}
        />
        <FileField
          name="files"
          label={say('files')}
          hint={say('filesHint')}
          error={errorOf('files') ?? again}
          multiple
          accept={form.accept}
        />
        <div className="actions">
          <button className="button primary" type="submit">
            {say('send')}
          </button>
        </div>
      </form>
    </>
  )
}

function WhoAsks({ refused, error }: { refused: Refused | null; error: string | undefined }) {
  const say = useWords(contactWords)
  return (
    <>
      <TextField
        name="name"
        label={say('name')}
        autoComplete="name"
        maxLength={120}
        defaultValue={refused?.name}
      />
      <TextField
        name="email"
        type="email"
        label={say('email')}
        hint={say('emailHint')}
        autoComplete="email"
        defaultValue={refused?.email}
        error={error}
      />
    </>
  )
}

function faultIn(say: Say<Word>, refused: Pick<Refused, 'refusal' | 'minutes'> | null) {
  if (!refused) return null
  const { refusal, minutes } = refused
  const { field, word } = faultOf[refusal.because]
  const name = 'name' in refusal ? refusal.name : ''
  return { field, words: say(word, { minutes, name }) }
}
