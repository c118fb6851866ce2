import type { Told } from '#domain/notices/how-told.ts'
import { Choice } from './field.tsx'

/** Whether leaders hear of what happens at once, or once a day. */
export function WhenTold({
  told,
  words,
}: {
  told: Told
  words: { legend: string; atOnce: string; daily: string }
}) {
  return (
    <fieldset className="field">
      <legend>{words.legend}</legend>
      <Choice
        type="radio"
        name="told"
        value="at once"
        label={words.atOnce}
        defaultChecked={told === 'at once'}
      />
      <Choice
        type="radio"
        name="told"
        value="daily"
        label={words.daily}
        defaultChecked={told === 'daily'}
      />
    </fieldset>
  )
}
