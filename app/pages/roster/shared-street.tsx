import { TextField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import { columnWords } from './column-words.ts'

type SharedStreetProps = {
  street: string
  /** What is wrong with what was typed, in words. */
  error: string | undefined
}

/** Asks for the one street of homes that a list names by their units alone. */
export function SharedStreet({ street, error }: SharedStreetProps) {
  const say = useWords(columnWords)
  return (
    <section className="roster-part">
      <h2>{say('streetTitle')}</h2>
      <TextField
        name="sharedStreet"
        label={say('sharedStreet')}
        hint={say('sharedStreetHint')}
        error={error}
        defaultValue={street}
        maxLength={200}
        autoComplete="off"
      />
    </section>
  )
}
