import { useNavigation } from 'react-router'
import { useWords } from '#app/words/words.ts'
import { preferencesWords } from './words.ts'

/** Saves a form, once. */
export function SaveButton() {
  const say = useWords(preferencesWords)
  const busy = useNavigation().state !== 'idle'
  return (
    <div>
      <button className="button primary" type="submit" disabled={busy}>
        {say('save')}
      </button>
    </div>
  )
}
