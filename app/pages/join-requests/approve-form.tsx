import { Form } from 'react-router'
import { Choice } from '#app/ui/field.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useHouseholdName } from '#app/words/household-name.ts'
import { useWords } from '#app/words/words.ts'
import type { Fault, ShownRequest } from './shown-requests.ts'
import { requestWords } from './words.ts'

type ApproveFormProps = { base: string; request: ShownRequest; fault: Fault | null }

/** Invites somebody: into a household of their home or one of their own, where there is a choice. */
export function ApproveForm({ base, request, fault }: ApproveFormProps) {
  const say = useWords(requestWords)
  const { id, name, email } = request
  const error = `joins-${id}-error`
  return (
    <Form className="form" method="post" action={`${base}/${id}/approve`}>
      {request.households.length > 0 && <Households request={request} fault={fault} />}
      {fault && (
        <p className="error" id={error} role="alert">
          {say(fault.word, { other: fault.other })}
        </p>
      )}
      {fault?.word === 'shares an address' && (
        <Choice
          id={`shares-${id}`}
          type="checkbox"
          name="sharesAddress"
          label={say('sharesAddress', { name: fault.other })}
        />
      )}
      <p className="soft">{say('approveHint', { email })}</p>
      <div>
        <SubmitButton aria-label={say('approveOf', { name })}>{say('approve')}</SubmitButton>
      </div>
    </Form>
  )
}

function Households({ request, fault }: Omit<ApproveFormProps, 'base'>) {
  const say = useWords(requestWords)
  const nameOf = useHouseholdName()
  const { id, households } = request
  const choices = [
    ...households.map(({ id: value, name: household, memberCount: count }) => ({
      value,
      label: say('sameHousehold', { household: nameOf(household), count }),
    })),
    { value: 'new', label: say('newHousehold') },
  ]
  return (
    <fieldset className="field" aria-describedby={fault ? `joins-${id}-error` : undefined}>
      <legend>{say('joinAs')}</legend>
      {choices.map(({ value, label }) => (
        <Choice
          key={value}
          id={`joins-${id}-${value}`}
          type="radio"
          name="joins"
          value={value}
          label={label}
          defaultChecked={fault?.household === value}
          required
        />
      ))}
    </fieldset>
  )
}
