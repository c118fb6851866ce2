import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import { Choice, TextField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import type { loader } from './find-properties.ts'
import type { WizardView } from './wizard.ts'
import { wizardWords } from './words.ts'

/** How long a pause in typing means that the word is finished, in milliseconds. */
const pause = 200

/** All properties to choose from, found as one types; without script, with the button. */
export function FindProperty({ view, members }: { view: WizardView; members: string }) {
  const say = useWords(wizardWords)
  const { answers, faults } = view
  const fetcher = useFetcher<typeof loader>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const { list, more } = fetcher.data ?? view.properties
  return (
    <>
      <div className="search">
        <TextField
          name="search"
          id="search-property"
          label={say('findProperty')}
          type="search"
          defaultValue={answers.search}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => {
            const search = event.currentTarget.value
            clearTimeout(timer.current)
            timer.current = setTimeout(
              () => fetcher.load(`${members}/invite/properties?${new URLSearchParams({ search })}`),
              pause,
            )
          }}
        />
        <button className="button quiet" type="submit" name="go" value="search">
          {say('findDo')}
        </button>
      </div>
      <fieldset className="field options" id="propertyId">
        <legend className="hidden-words">{say('existingProperty')}</legend>
        {list.map(({ id, home }) => (
          <Choice
            key={id}
            type="radio"
            name="propertyId"
            value={id}
            label={home}
            defaultChecked={id === answers.propertyId}
          />
        ))}
        {list.length === 0 && <p role="status">{say('noneFound')}</p>}
      </fieldset>
      {more && <p className="hint soft">{say('more')}</p>}
      {faults.propertyId && <p className="error">{say(faults.propertyId)}</p>}
    </>
  )
}
