import { type ChangeEvent, type ReactNode, useEffect, useRef } from 'react'
import { Form, Link, useSubmit } from 'react-router'

/** How long a pause in typing means that the word is finished, in milliseconds. */
const pause = 250

type SearchListProps = {
  action: string
  /** What else the address of the list says. */
  kept: Readonly<Record<string, string>>
  search: string
  words: { label: string; search: string; clear: string }
  /** The list without a search; null: there is nothing to clear. */
  clearTo: string | null
  /** More to choose by. */
  children?: ReactNode
}

/** Finds lines of a list as one types or chooses; without script, with the button. */
export function SearchList({ action, kept, search, words, clearTo, children }: SearchListProps) {
  const submit = useSubmit()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const find = ({ currentTarget: form, target }: ChangeEvent<HTMLFormElement>) => {
    clearTimeout(timer.current)
    const wait = (target as HTMLElement).tagName === 'SELECT' ? 0 : pause
    timer.current = setTimeout(() => submit(form, { replace: true }), wait)
  }
  return (
    <Form className="search" role="search" method="get" action={action} onChange={find}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="hidden-words" htmlFor="search">
        {words.label}
      </label>
      <input
        id="search"
        className="input"
        type="search"
        name="search"
        defaultValue={search}
        placeholder={words.label}
        maxLength={200}
      />
      {children}
      <button className="button quiet" type="submit">
        {words.search}
      </button>
      {clearTo && (
        <Link className="button plain" to={clearTo}>
          {words.clear}
        </Link>
      )}
    </Form>
  )
}
