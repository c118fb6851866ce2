import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Form, Link, useLocation, useSubmit } from 'react-router'

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
  const { made, ask } = useOwnQuestion()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const find = ({ currentTarget: form, target }: ChangeEvent<HTMLFormElement>) => {
    clearTimeout(timer.current)
    const wait = (target as HTMLElement).tagName === 'SELECT' ? 0 : pause
    timer.current = setTimeout(() => {
      ask(form)
      return submit(form, { replace: true })
    }, wait)
  }
  return (
    <Form
      key={made}
      className="search"
      role="search"
      method="get"
      action={action}
      onChange={find}
      onSubmit={({ currentTarget }) => ask(currentTarget)}
    >
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

/**
 * Tells whether the address of the page says what its form has asked for last. Where something else has changed it,
 * Back or a link, `made` is another number: the form is made anew from the address. While somebody types it stays,
 * with what they have typed on.
 */
function useOwnQuestion(): { made: number; ask: (form: HTMLFormElement) => void } {
  const { search } = useLocation()
  const asked = useRef(search)
  const [made, setMade] = useState(0)
  useEffect(() => {
    if (sameQuestion(asked.current, search)) return
    asked.current = search
    setMade((times) => times + 1)
  }, [search])
  const ask = (form: HTMLFormElement) => {
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)])
    asked.current = `?${new URLSearchParams(fields)}`
  }
  return { made, ask }
}

const sameQuestion = (one: string, other: string) =>
  String(new URLSearchParams(one)) === String(new URLSearchParams(other))
