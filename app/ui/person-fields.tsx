import type { PersonField } from '#app/person-form.ts'
import { type PersonWord, personWords } from '#app/person-words.ts'
import { useWords } from '#app/words/words.ts'
import { TextField } from './field.tsx'
import { NewPassword } from './new-password.tsx'
import { Notice } from './notice.tsx'

type PersonFieldsProps = {
  filled: Partial<Record<PersonField, string>>
  faults: Partial<Record<PersonField, PersonWord>>
  emailHint?: string
}

const order = ['firstName', 'lastName', 'email', 'phone', 'password'] as const

/** What is wrong with these fields, for the summary on top of their form. */
export function usePersonErrors(faults: PersonFieldsProps['faults']) {
  const say = useWords(personWords)
  return order.flatMap((field) => {
    const fault = faults[field]
    return fault ? [{ field, words: say(fault) }] : []
  })
}

/** Name, address, number and password of somebody who signs up; the password is never shown again. */
export function PersonFields({ filled, faults, emailHint }: PersonFieldsProps) {
  const say = useWords(personWords)
  const errorOf = (fault?: PersonWord) => fault && say(fault)
  const field = (name: Exclude<PersonField, 'corrects'>) => ({
    name,
    label: say(name),
    error: errorOf(faults[name]),
    defaultValue: filled[name],
    required: true,
  })
  return (
    <>
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
