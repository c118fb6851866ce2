import { useEffect, useRef } from 'react'
import { Form, Link, useSubmit } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { queryOf } from './list-address.ts'
import type { ListAddress } from './question.ts'
import { membersWords } from './words.ts'

/** How long a pause in typing means that the word is finished, in milliseconds. */
const pause = 250

/** Finds members as one types; without script, with the button. */
export function SearchMembers({ base, address }: { base: string; address: ListAddress }) {
  const say = useWords(membersWords)
  const submit = useSubmit()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <Form className="search" role="search" method="get" action={base} key={address.tab}>
      <input type="hidden" name="tab" value={address.tab} />
      {address.sort !== 'name' && <input type="hidden" name="sort" value={address.sort} />}
      <label className="hidden-words" htmlFor="search">
        {say('search')}
      </label>
      <input
        id="search"
        className="input"
        type="search"
        name="search"
        defaultValue={address.search}
        placeholder={say('search')}
        maxLength={200}
        onChange={(event) => {
          const { form } = event.currentTarget
          clearTimeout(timer.current)
          timer.current = setTimeout(() => form && submit(form, { replace: true }), pause)
        }}
      />
      <button className="button quiet" type="submit">
        {say('searchDo')}
      </button>
      {address.search && (
        <Link className="button plain" to={base + queryOf({ ...address, search: '' })}>
          {say('clear')}
        </Link>
      )}
    </Form>
  )
}
