import { Form } from 'react-router'
import { Choice, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { OnEnter } from '#app/ui/on-enter.tsx'
import { useWords } from '#app/words/words.ts'
import { PasteField } from './paste-field.tsx'
import { mostRows, type TextView } from './text-form.ts'
import { TextPreview } from './text-preview.tsx'
import { Trouble } from './trouble.tsx'
import { textWords } from './words.ts'
import './text-invites.css'

/** Numbers with names, row by row or pasted; the word that people agreed; and the text as it will arrive. */
export function TextInviteForm({ slug, view }: { slug: string; view: TextView }) {
  const say = useWords(textWords)
  const { answers, rows, rowFaults, pasteFaults, trouble, hasGood } = view
  const isWrong = Object.keys(rowFaults).length + pasteFaults.length > 0
  const errors = [
    ...Object.entries(rowFaults).map(([field, fault]) => ({
      field,
      words: answers[field]?.trim() ? `${answers[field]}: ${say(fault)}` : say('noNumber'),
    })),
    ...(pasteFaults.length > 0
      ? [{ field: 'pasted', words: say('pasteFaults', { count: pasteFaults.length }) }]
      : []),
    ...(trouble?.key === 'noConsent' ? [{ field: 'consent', words: say('noConsent') }] : []),
    ...(trouble?.key === 'nobody' ? [{ field: 'number0', words: say('nobody') }] : []),
  ]
  return (
    <Form className="form card text-invites" method="post" action={`/c/${slug}/invitations/text`}>
      <p>{say('lead')}</p>
      <ErrorSummary help="invite-by-text" errors={errors} />
      <Trouble trouble={trouble} />
      <input type="hidden" name="submission" value={answers.submission} />
      <input type="hidden" name="rows" value={rows} />
      <OnEnter />
      <Rows view={view} />
      {rows < mostRows && (
        <button className="button quiet" type="submit" name="go" value="more" formNoValidate>
          {say('more')}
        </button>
      )}
      <PasteField pasted={answers.pasted ?? ''} faults={pasteFaults} />
      {isWrong && hasGood && (
        <Notice kind="warning">
          <Choice type="checkbox" name="leaveOut" id="leaveOut" label={say('leaveOut')} />
        </Notice>
      )}
      <Consent isMissing={trouble?.key === 'noConsent'} isGiven={answers.consent === 'on'} />
      <TextPreview preview={view.preview} />
      <p className="soft">{say('hours')}</p>
      <button className="button primary" type="submit">
        {say('send')}
      </button>
    </Form>
  )
}

function Rows({ view: { answers, rows, rowFaults } }: { view: TextView }) {
  const say = useWords(textWords)
  const field = (name: string) => {
    const fault = rowFaults[name]
    return { name, defaultValue: answers[name] ?? '', error: fault && say(fault) }
  }
  return (
    <fieldset className="field rows">
      <legend>{say('rows')}</legend>
      <p className="hint">{say('rowsHint')}</p>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <div className="side-by-side" key={at}>
          <TextField
            {...field(`number${at}`)}
            label={say('number', { at: at + 1 })}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            maxLength={60}
          />
          <TextField
            {...field(`name${at}`)}
            label={say('name', { at: at + 1 })}
            autoComplete="off"
            maxLength={80}
          />
        </div>
      ))}
    </fieldset>
  )
}

function Consent({ isMissing, isGiven }: { isMissing: boolean; isGiven: boolean }) {
  const say = useWords(textWords)
  return (
    <div className="field">
      <Choice
        type="checkbox"
        name="consent"
        id="consent"
        defaultChecked={isGiven}
        label={say('consent')}
        hint={say('consentHint')}
        aria-invalid={isMissing ? 'true' : undefined}
        required
      />
      {isMissing && <p className="error">{say('noConsent')}</p>}
    </div>
  )
}
