import type { InputHTMLAttributes, ReactNode } from 'react'
import { type PersonWord, personWords } from '#app/person-words.ts'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { AskingFault, AskingFaults, AskingField } from '#domain/join-requests/read-asking.ts'
import { type AccessWord, accessWords } from './words.ts'

/** What the form shows: what was typed, what is wrong with it, and whether to wait. */
export type AccessView = {
  /** The id the form was made with. */
  submission: string
  filled: Partial<Record<AskingField, string>>
  faults: AskingFaults
  /** How long to wait before it is sent again; null: no need to. */
  minutes: number | null
}

/** The words for what is wrong with a field. */
const faultWords = {
  communityName: { missing: 'noCommunity', unreadable: 'wrongCommunity' },
  street: { missing: 'noStreet', unreadable: 'wrongStreet', 'another town': 'townInStreet' },
  unit: { unreadable: 'wrongUnit' },
  lotNumber: { unreadable: 'wrongLot', 'another town': 'wrongLot' },
  zip: { missing: 'noZip', unreadable: 'wrongZip' },
} as const satisfies Partial<Record<AskingField, Partial<Record<AskingFault, AccessWord>>>>

const personFaults = {
  firstName: 'wrongFirstName',
  lastName: 'wrongLastName',
  email: 'wrongEmail',
  phone: 'wrongPhone',
} as const satisfies Partial<Record<AskingField, PersonWord>>

const order = [
  ...(['communityName', 'street', 'unit', 'lotNumber', 'zip'] as const),
  ...(['firstName', 'lastName', 'email', 'phone'] as const),
]

/** What is wrong with a field, in words. */
function useFaults(faults: AskingFaults): (field: AskingField) => string | undefined {
  const say = useWords(accessWords)
  const sayOfPerson = useWords(personWords)
  return (field) => {
    const fault = faults[field]
    if (!fault) return undefined
    if (field in personFaults) return sayOfPerson(personFaults[field as keyof typeof personFaults])
    const words = faultWords[field as keyof typeof faultWords] as Partial<
      Record<AskingFault, AccessWord>
    >
    return say(words[fault] ?? 'wrongStreet')
  }
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: ReactNode }

/** The questions to somebody without a code. The home is typed: no home of a community is shown. */
export function AccessForm({ submission, filled, faults, minutes }: AccessView) {
  const say = useWords(accessWords)
  const faultOf = useFaults(faults)
  const errors = order.flatMap((field) => {
    const words = faultOf(field)
    return words ? [{ field, words }] : []
  })
  const show = (name: AskingField, props: FieldProps) => (
    <TextField {...props} name={name} defaultValue={filled[name]} error={faultOf(name)} />
  )
  return (
    <form className="form" method="post" action="/request-access">
      <input type="hidden" name="submission" value={submission} />
      {minutes !== null && (
        <Notice kind="error" help="ask-to-be-let-in">
          {say('hurry', { minutes })}
        </Notice>
      )}
      <ErrorSummary help="ask-to-be-let-in" errors={errors} />
      <h2>{say('community')}</h2>
      {show('communityName', {
        label: say('communityName'),
        hint: say('communityHint'),
        autoComplete: 'organization',
        maxLength: 120,
        required: true,
      })}
      <HomeQuestions show={show} />
      <PersonQuestions show={show} />
      <button className="button primary" type="submit">
        {say('ask')}
      </button>
      <p className="soft">{say('privacy')}</p>
    </form>
  )
}

type QuestionsProps = { show: (name: AskingField, props: FieldProps) => ReactNode }

function HomeQuestions({ show }: QuestionsProps) {
  const say = useWords(accessWords)
  return (
    <>
      <h2>{say('home')}</h2>
      {show('street', {
        label: say('street'),
        hint: say('streetHint'),
        autoComplete: 'address-line1',
        maxLength: 200,
      })}
      {show('unit', {
        label: `${say('unit')} ${say('optional')}`,
        autoComplete: 'address-line2',
        maxLength: 60,
      })}
      {show('lotNumber', {
        label: say('lotNumber'),
        hint: say('lotHint'),
        autoComplete: 'off',
        maxLength: 60,
      })}
      {show('zip', {
        label: say('zip'),
        hint: say('zipHint'),
        autoComplete: 'postal-code',
        inputMode: 'numeric',
        maxLength: 10,
        required: true,
      })}
    </>
  )
}

function PersonQuestions({ show }: QuestionsProps) {
  const say = useWords(accessWords)
  const ask = useWords(personWords)
  return (
    <>
      <div>
        <h2>{say('you')}</h2>
        <p className="soft">{say('nameHint')}</p>
      </div>
      <div className="side-by-side">
        {show('firstName', {
          label: ask('firstName'),
          autoComplete: 'given-name',
          maxLength: 60,
          required: true,
        })}
        {show('lastName', {
          label: ask('lastName'),
          autoComplete: 'family-name',
          maxLength: 60,
          required: true,
        })}
      </div>
      {show('email', {
        label: ask('email'),
        hint: say('emailHint'),
        type: 'email',
        inputMode: 'email',
        autoComplete: 'email',
        maxLength: 254,
        required: true,
      })}
      {show('phone', {
        label: `${ask('phone')} ${ask('optional')}`,
        type: 'tel',
        autoComplete: 'tel',
        maxLength: 40,
      })}
    </>
  )
}
