import { ToFloatingBar } from './floating-bar.tsx'

type TickProps = {
  words: string
  /** What is sent when it is ticked; absent where the box only ticks others. */
  name?: string
  value?: string
  checked: boolean
  onTick: (on: boolean) => void
}

/**
 * A box beside a line of a list, large enough for a thumb; its words are for who cannot see the line. Ticked, it
 * leads on to the bar.
 */
export function Tick({ words, name, value, checked, onTick }: TickProps) {
  return (
    <>
      <label>
        <span className="hidden-words">{words}</span>
        <input
          type="checkbox"
          name={name}
          value={value}
          checked={checked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      </label>
      <ToFloatingBar />
    </>
  )
}
