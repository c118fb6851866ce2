import { useRef, useState } from 'react'
import { useWords } from '#app/words/words.ts'
import { householdWords } from './words.ts'

type LinkToShareProps = { id: string; link: string }

/** Copies a link. Where the browser refuses, and without script, the link stands there to be copied by hand. */
export function LinkToShare({ id, link }: LinkToShareProps) {
  const say = useWords(householdWords)
  const field = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  const copy = async () => setOutcome((await isCopied(link)) ? 'copied' : 'refused')
  const select = (input: HTMLInputElement | null) => {
    field.current = input
    if (outcome === 'refused') input?.select()
  }
  return (
    <div className="link-to-share">
      <button className="button quiet only-with-script" type="button" onClick={copy}>
        {say(outcome === 'copied' ? 'copied' : 'copy')}
      </button>
      <div className={outcome === 'refused' ? 'field' : 'field only-without-script'}>
        <label htmlFor={id}>{say('link')}</label>
        <input
          id={id}
          className="input"
          readOnly
          value={link}
          ref={select}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <p className="heard" role="status">
        {outcome === 'refused' && say('refused')}
        {outcome === 'copied' && <span className="hidden-words">{say('copied')}</span>}
      </p>
    </div>
  )
}

/** Browsers ask the person first, or have no clipboard for pages that came unprotected. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
