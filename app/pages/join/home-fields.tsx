import type { Faults, Filled } from '#app/forms.ts'
import { TextField } from '#app/ui/field.tsx'
import { useWords } from '#app/words/words.ts'
import { type HomeWord, homeWords } from './home-words.ts'

export const homeFields = ['street', 'unit', 'lotNumber'] as const
export type HomeField = (typeof homeFields)[number]

/** What was answered to the question where somebody lives, and what is wrong with it. */
export type HomeAnswer = {
  filled: Partial<Filled<HomeField>>
  faults: Faults<HomeField, HomeWord>
}

/** Asks where somebody lives. They type it: no home of a community is shown to strangers. */
export function HomeFields({ filled, faults }: HomeAnswer) {
  const say = useWords(homeWords)
  const field = (name: HomeField) => {
    const fault = faults[name]
    return { name, defaultValue: filled[name], error: fault && say(fault) }
  }
  return (
    <fieldset className="field">
      <legend>{say('legend')}</legend>
      <div className="form">
        <TextField
          {...field('street')}
          label={say('street')}
          hint={say('streetHint')}
          autoComplete="address-line1"
          maxLength={200}
        />
        <TextField
          {...field('unit')}
          label={`${say('unit')} ${say('optional')}`}
          autoComplete="address-line2"
          maxLength={60}
        />
        <TextField
          {...field('lotNumber')}
          label={say('lotNumber')}
          hint={say('lotHint')}
          autoComplete="off"
          maxLength={60}
        />
      </div>
    </fieldset>
  )
}

/** What is wrong with the answer, for the list on top of a form. */
export function useHomeErrors(faults: HomeAnswer['faults']): { field: string; words: string }[] {
  const say = useWords(homeWords)
  return homeFields.flatMap((field) => {
    const fault = faults[field]
    return fault ? [{ field, words: say(fault) }] : []
  })
}
