import type { ReactNode } from 'react'
import { Choice } from '#app/ui/field.tsx'

type ChoicesProps = {
  name: string
  legend: string
  chosen: string
  choices: readonly { value: string; label: string; hint?: ReactNode }[]
  /** What is wrong. */
  error?: string
}

/** One of a few, to be ticked. */
export function Choices({ name, legend, chosen, choices, error }: ChoicesProps) {
  return (
    <fieldset className="field" id={name} aria-describedby={error && `${name}-error`}>
      <legend>{legend}</legend>
      {choices.map(({ value, label, hint }) => (
        <Choice
          key={value}
          type="radio"
          name={name}
          value={value}
          label={label}
          hint={hint}
          defaultChecked={value === chosen}
        />
      ))}
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
