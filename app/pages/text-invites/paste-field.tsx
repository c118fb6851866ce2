import { useWords } from '#app/words/words.ts'
import type { Skipped } from './text-form.ts'
import { textWords } from './words.ts'

/** The box for many numbers at once, and which of its lines cannot be texted. */
export function PasteField({ pasted, faults }: { pasted: string; faults: readonly Skipped[] }) {
  const say = useWords(textWords)
  const isWrong = faults.length > 0
  return (
    <div className="field">
      <label htmlFor="pasted">{say('paste')}</label>
      <p className="hint" id="pasted-hint">
        {say('pasteHint')}
      </p>
      <textarea
        className="input"
        id="pasted"
        name="pasted"
        rows={6}
        defaultValue={pasted}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={isWrong ? 'pasted-hint pasted-error' : 'pasted-hint'}
        aria-invalid={isWrong ? 'true' : undefined}
      />
      {isWrong && (
        <div className="error" id="pasted-error">
          {say('pasteFaults', { count: faults.length })}
          <SkippedList skipped={faults} />
        </div>
      )}
    </div>
  )
}

/** Numbers that are not texted, as they were typed, and why. */
export function SkippedList({ skipped }: { skipped: readonly Skipped[] }) {
  const say = useWords(textWords)
  return (
    <ul>
      {skipped.map(({ typed, because }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand there twice
        <li key={at}>
          <strong>{typed}</strong>: {say(because)}
        </li>
      ))}
    </ul>
  )
}
