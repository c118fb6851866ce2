import { useState } from 'react'
import { useWords } from '#app/words/words.ts'
import { twoFactorWords } from './two-factor-words.ts'

/** Copies a text, and prints the page. Where the browser does not let us copy, the text still stands there. */
export function CopyAndPrint({ text }: { text: string }) {
  const say = useWords(twoFactorWords)
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <>
      <button className="button quiet only-with-script" type="button" onClick={copy}>
        {say(copied ? 'copied' : 'copy')}
      </button>
      <span className="hidden-words" role="status">
        {copied && say('copied')}
      </span>
      <button
        className="button quiet only-with-script"
        type="button"
        onClick={() => window.print()}
      >
        {say('print')}
      </button>
    </>
  )
}
