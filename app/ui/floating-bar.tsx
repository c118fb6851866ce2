import { useWords, words } from '#app/words/words.ts'
import './floating-bar.css'

const barWords = words({
  en: { acts: 'What can be done with those ticked', lead: 'To what can be done with those ticked' },
  es: {
    acts: 'Qué se puede hacer con lo marcado',
    lead: 'Ir a lo que se puede hacer con lo marcado',
  },
})

/** Where the bar stands on its page. */
const place = 'ticked'

/** The short way from a ticked box to the bar, for the keyboard: it is seen where it is reached. */
export function ToFloatingBar() {
  const say = useWords(barWords)
  return (
    <a className="to-bar" href={`#${place}`}>
      {say('lead')}
    </a>
  )
}

type Act = {
  action: string
  words: string
  /** Whether it cannot be done with those that are ticked; without script it is offered all the same. */
  waits?: boolean
}

/** A box that means everyone on all pages of the list. */
export type EveryoneBox = {
  words: string
  isTicked: boolean
  tick(on: boolean): void
}

/** What can be done with the ticked lines. With script it appears with the first tick. */
export function FloatingBar({
  count,
  selected,
  everyone,
  acts,
}: {
  count: number
  /** How many are ticked, in words. */
  selected: string
  everyone?: EveryoneBox
  /** The first is what one wants mostly. */
  acts: readonly Act[]
}) {
  const say = useWords(barWords)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not be laid out as a bar
    <div
      id={place}
      className={count === 0 ? 'floating floating-bar waiting' : 'floating floating-bar'}
      role="group"
      aria-label={say('acts')}
      tabIndex={-1}
    >
      <span role="status">{selected}</span>
      {everyone && (
        <label className="everyone">
          <input
            type="checkbox"
            name="everyone"
            value="yes"
            checked={everyone.isTicked}
            onChange={(event) => everyone.tick(event.currentTarget.checked)}
          />
          {everyone.words}
        </label>
      )}
      <div className="acts">
        {acts.map(({ action, words, waits }, index) => (
          <button
            key={action}
            className={`button ${index === 0 ? 'primary' : 'quiet'}${waits ? ' waiting' : ''}`}
            type="submit"
            formAction={action}
          >
            {words}
          </button>
        ))}
      </div>
    </div>
  )
}
