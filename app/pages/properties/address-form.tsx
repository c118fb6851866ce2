import { useState } from 'react'
import { Form, Link } from 'react-router'
import { Facts } from '#app/ui/facts.tsx'
import { Choice, SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, Notice } from '#app/ui/notice.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { addressWords } from './address-words.ts'
import type { AddressFault, AddressField, TypedAddress, Validated } from './read-address-form.ts'

export type AddressView = {
  typed: TypedAddress
  fault: AddressFault | null
  validated: Validated | null
}

type AddressFormProps = {
  view: AddressView
  states: readonly { code: string; name: string }[]
  go: string
  back: string
}

/** A street address, whose standard form is shown before it is saved, or a lot. */
export function AddressForm({ view, states, go, back }: AddressFormProps) {
  const say = useWords(addressWords)
  const { typed, fault, validated } = view
  const [type, setType] = useState(typed.addressType || 'street')
  const errors = fault ? [{ field: fault.field, words: say(fault.because) }] : []
  const isOdd = fault?.because === 'unreadable street' || typed.asTyped === 'on'
  return (
    <Form className="card form home-card" method="post" noValidate>
      <ErrorSummary help="properties" errors={errors} />
      {validated && <Confirmation validated={validated} />}
      <input type="hidden" name="submission" value={typed.submission} />
      <input type="hidden" name="validated" value={typed.validated} />
      <fieldset className="field">
        <legend>{say('addressType')}</legend>
        {(['street', 'lot'] as const).map((value) => (
          <Choice
            key={value}
            type="radio"
            name="addressType"
            value={value}
            label={say(value === 'lot' ? 'lotType' : 'streetType')}
            defaultChecked={type === value}
            onChange={() => setType(value)}
          />
        ))}
      </fieldset>
      <div className="only" data-shown={type === 'street'}>
        <AddressText name="street" view={view} maxLength={160} />
        {isOdd && (
          <Choice
            type="checkbox"
            name="asTyped"
            label={say('asTyped')}
            defaultChecked={typed.asTyped === 'on'}
          />
        )}
      </div>
      <div className="only" data-shown={type === 'lot'}>
        <AddressText name="lotNumber" view={view} maxLength={60} />
      </div>
      <LastLine view={view} states={states} />
      <div className="beside">
        <SubmitButton>{go}</SubmitButton>
        <SubmitButton kind="quiet" name="go" value="validate">
          {say('validate')}
        </SubmitButton>
        <Link className="button plain" to={back}>
          {say('cancel')}
        </Link>
      </div>
    </Form>
  )
}

/** What was typed beside its standard form, to be confirmed by going on. */
function Confirmation({ validated }: { validated: Validated }) {
  const say = useWords(addressWords)
  return (
    <Notice>
      <Facts
        facts={[
          [say('typed'), validated.typed],
          [say('standard'), validated.standard],
        ]}
      />
      <p>
        {validated.deliverable && say('deliverable')} {say('standardBody')}
      </p>
    </Notice>
  )
}

type AddressTextProps = {
  name: Exclude<AddressField, 'state'>
  view: AddressView
  maxLength: number
  inputMode?: 'numeric'
}

function AddressText({ name, view: { typed, fault }, ...input }: AddressTextProps) {
  const say = useWords(addressWords)
  return (
    <TextField
      {...input}
      name={name}
      label={say(name)}
      defaultValue={typed[name]}
      error={fault?.field === name ? say(fault.because) : undefined}
      autoComplete="off"
    />
  )
}

function LastLine({ view, states }: Pick<AddressFormProps, 'view' | 'states'>) {
  const say = useWords(addressWords)
  const { typed, fault } = view
  return (
    <>
      <AddressText name="unit" view={view} maxLength={60} />
      <div className="side-by-side three">
        <AddressText name="city" view={view} maxLength={60} />
        <SelectField
          name="state"
          label={say('state')}
          defaultValue={typed.state}
          error={fault?.field === 'state' ? say(fault.because) : undefined}
        >
          <option value="">{say('chooseState')}</option>
          {states.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <AddressText name="zip" view={view} maxLength={10} inputMode="numeric" />
      </div>
    </>
  )
}
