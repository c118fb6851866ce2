import { Form } from 'react-router'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import { cannedWords } from './canned-words.ts'
import type { CannedFaults, TypedCanned } from './read-canned.ts'

type CannedFormProps = {
  action: string
  go: 'create' | 'save'
  typed: TypedCanned
  faults?: CannedFaults
}

/** What a ready answer is called, and what it says. */
export function CannedForm({ action, go, typed, faults = {} }: CannedFormProps) {
  const say = useWords(cannedWords)
  return (
    <Form className="form" method="post" action={action}>
      <input type="hidden" name="id" value={typed.id} />
      <TextField
        name="title"
        label={say('name')}
        hint={say('nameHint')}
        defaultValue={typed.title}
        error={faults.title && say(faults.title)}
        maxLength={200}
        autoComplete="off"
      />
      <TextArea
        name="text"
        label={say('text')}
        defaultValue={typed.text}
        error={faults.text && say(faults.text)}
        rows={6}
      />
      <SelectField name="locale" label={say('language')} defaultValue={typed.locale}>
        <option value="en">{say('en')}</option>
        <option value="es">{say('es')}</option>
      </SelectField>
      <div>
        <button className="button primary" type="submit">
          {say(go)}
        </button>
      </div>
    </Form>
  )
}
