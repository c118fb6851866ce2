import { useWords } from '#app/words/words.ts'
import { helpWords } from './words.ts'

/** Finds articles in one's own words. */
export function SearchHelp({ question }: { question: string }) {
  const say = useWords(helpWords)
  return (
    <search>
      <form className="search-help" method="get" action="/help">
        <label htmlFor="q">{say('search')}</label>
        <div>
          <input
            id="q"
            name="q"
            className="input"
            type="search"
            defaultValue={question}
            maxLength={200}
            autoComplete="off"
          />
          <button className="button primary" type="submit">
            {say('searchButton')}
          </button>
        </div>
      </form>
    </search>
  )
}
