import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { preferencesWords } from './words.ts'

/** Saves a form, once. */
export function SaveButton() {
  const say = useWords(preferencesWords)
  return (
    <div>
      <SubmitButton>{say('save')}</SubmitButton>
    </div>
  )
}
