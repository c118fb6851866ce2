type Act = {
  action: string
  words: string
  /** Whether it cannot be done with those that are ticked; without script it is offered all the same. */
  waits?: boolean
}

/** What can be done with the ticked lines. With script it appears with the first tick. */
export function FloatingBar({
  count,
  selected,
  acts,
}: {
  count: number
  /** How many are ticked, in words. */
  selected: string
  /** The first is what one wants mostly. */
  acts: readonly Act[]
}) {
  return (
    <div className={count === 0 ? 'floating floating-bar waiting' : 'floating floating-bar'}>
      <span role="status">{selected}</span>
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
  )
}
