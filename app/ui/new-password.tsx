import { type PersonWord, personWords } from '#app/person-words.ts'
import { useWords } from '#app/words/words.ts'
import { TextField } from './field.tsx'

/** Where somebody chooses a password; it is never shown again. */
export function NewPassword({ label, fault }: { label: string; fault?: PersonWord }) {
  const say = useWords(personWords)
  return (
    <TextField
      name="password"
      label={label}
      hint={say('passwordHint')}
      error={fault && say(fault)}
      autoFocus={fault !== undefined}
      type="password"
      autoComplete="new-password"
      minLength={8}
      maxLength={200}
      required
    />
  )
}
