import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { CodeRefusal } from '#domain/second-steps/spend-code.ts'
import type { Hurry } from '#integrations/limits/limits.ts'
import { twoFactorWords } from './two-factor-words.ts'

/** Why a code did not do. */
export type CodeTrouble =
  | { key: 'wrongCode' | 'usedCode' | 'missingCode' }
  | { key: 'hurry'; minutes: number }

/** What the page says of a refusal, with its status. */
export function sayCodeTrouble(refusal: CodeRefusal | Hurry): {
  codeTrouble: CodeTrouble
  init: { status: number; headers?: Record<string, string> }
} {
  if (refusal.because !== 'hurry') {
    const key = refusal.because === 'used code' ? 'usedCode' : 'wrongCode'
    return { codeTrouble: { key }, init: { status: 400 } }
  }
  const seconds = refusal.retryAfterSeconds
  const codeTrouble = { key: 'hurry', minutes: Math.ceil(seconds / 60) } as const
  return { codeTrouble, init: { status: 429, headers: { 'retry-after': String(seconds) } } }
}

type CodeFieldProps = { label: 'code' | 'eitherCode'; trouble: CodeTrouble | undefined }

/** Asks for a code. Codes are never shown again. */
export function CodeField({ label, trouble }: CodeFieldProps) {
  const say = useWords(twoFactorWords)
  const ofApp = label === 'code'
  return (
    <>
      {trouble?.key === 'hurry' && (
        <Notice kind="error" help="two-factor">
          {say('hurry', { minutes: trouble.minutes })}
        </Notice>
      )}
      <TextField
        name="code"
        label={say(label)}
        hint={say('codeHint')}
        error={trouble && trouble.key !== 'hurry' ? say(trouble.key) : undefined}
        inputMode={ofApp ? 'numeric' : 'text'}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        className="code"
        maxLength={60}
        required
      />
    </>
  )
}
