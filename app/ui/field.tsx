import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react'

type Around = {
  name: string
  /** Where the page below a dialog has a field of this name; otherwise the name. */
  id?: string
  label: string
  /** What helps before one types. */
  hint?: ReactNode
  /** What is wrong, and how to mend it. */
  error?: string
}

type TextFieldProps = Around & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'>

/** One line of text with its label; hint and error are read out with it. */
export function TextField(props: TextFieldProps) {
  const { name, id = name, label, hint, error, className, ...input } = props
  return (
    <Around name={id} label={label} hint={hint} error={error}>
      <input
        {...input}
        {...described({ name: id, hint, error })}
        name={name}
        className={`input ${className ?? ''}`.trim()}
      />
    </Around>
  )
}

type TextAreaProps = Around & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>

/** Several lines of text. */
export function TextArea({ name, label, hint, error, className, ...area }: TextAreaProps) {
  return (
    <Around name={name} label={label} hint={hint} error={error}>
      <textarea
        {...area}
        {...described({ name, hint, error })}
        className={`input ${className ?? ''}`.trim()}
      />
    </Around>
  )
}

/** A file to choose on the device. */
export function FileField({ name, label, hint, error, ...input }: TextFieldProps) {
  return (
    <Around name={name} label={label} hint={hint} error={error}>
      <input {...input} {...described({ name, hint, error })} type="file" className="input" />
    </Around>
  )
}

type SelectFieldProps = Around &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name'> & { children: ReactNode }

/** A choice among a few. */
export function SelectField({ name, label, hint, error, children, ...select }: SelectFieldProps) {
  return (
    <Around name={name} label={label} hint={hint} error={error}>
      <select {...select} {...described({ name, hint, error })} className="input">
        {children}
      </select>
    </Around>
  )
}

type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  type: 'checkbox' | 'radio'
  label: ReactNode
  hint?: ReactNode
}

/** A box to tick, or one of several to choose. */
export function Choice({ label, hint, id, ...input }: ChoiceProps) {
  const own = id ?? `${input.name}-${input.value ?? 'on'}`
  return (
    <div className="choice">
      <input {...input} id={own} aria-describedby={hint ? `${own}-hint` : undefined} />
      <label htmlFor={own}>{label}</label>
      {hint && (
        <p className="hint soft" id={`${own}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function Around({ name, label, hint, error, children }: Around & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

function described({ name, hint, error }: Pick<Around, 'name' | 'hint' | 'error'>) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return {
    id: name,
    name,
    'aria-describedby': ids || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
}
