import type { PersonField } from '#app/person-form.ts'
import { type PersonWord, personWords } from '#app/person-words.ts'
import { useWords } from '#app/words/words.ts'
import { TextField } from './field.tsx'
import type { Helping } from './help-link.tsx'
import { NewPassword } from './new-password.tsx'
import { ErrorSummary, Notice } from './notice.tsx'

type PersonFieldsProps = {
  filled: Partial<Record<PersonField, string>>
  faults: Partial<Record<PersonField, PersonWord>>
  /** The article for those whose answers are not taken. */
  help: Helping
  emailHint?: string
  /** What is wrong with other fields of the same form. */
  moreErrors?: readonly { field: string; words: string }[]
}

const order = ['firstName', 'lastName', 'email', 'phone', 'password'] as const

/** Name, address, number and password of somebody who signs up; the password is never shown again. */
export function PersonFields(props: PersonFieldsProps) {
  const { filled, faults, help, emailHint, moreErrors = [] } = props
  const say = useWords(personWords)
  const errorOf = (field: PersonField) => {
    const fault = faults[field]
    return fault && say(fault)
  }
  const errors = order.flatMap((field) => {
    const words = errorOf(field)
    return words ? [{ field, words }] : []
  })
  const field = (name: Exclude<PersonField, 'corrects'>) => ({
    name,
    label: say(name),
    error: errorOf(name),
    defaultValue: filled[name],
    required: true,
  })
  return (
    <>
      <ErrorSummary help={help} title={say('please')} errors={[...errors, ...moreErrors]} />
      {filled.corrects && (
        <>
          <Notice>{say('again')}</Notice>
          <input type="hidden" name="corrects" value={filled.corrects} />
        </>
      )}
      <div className="side-by-side">
        <TextField {...field('firstName')} autoComplete="given-name" maxLength={60} />
        <TextField {...field('lastName')} autoComplete="family-name" maxLength={60} />
      </div>
      <TextField
        {...field('email')}
        type="email"
        autoComplete="email"
        inputMode="email"
        maxLength={254}
        hint={emailHint}
      />
      <TextField
        {...field('phone')}
        label={`${say('phone')} ${say('optional')}`}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        required={false}
      />
      <NewPassword label={say('password')} fault={faults.password} />
    </>
  )
}
