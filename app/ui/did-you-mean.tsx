import type { ReactNode } from 'react'
import { useWords, words } from '#app/words/words.ts'
import { Notice } from './notice.tsx'

const meantWords = words({
  en: { meant: 'Did you mean {meant}?' },
  es: { meant: '¿Quería decir {meant}?' },
})

type DidYouMeanProps = {
  /** What looks more likely than the address that was typed; null: nothing does. */
  meant: string | null
  /** What can be done about it. */
  children: ReactNode
}

/** Points out an address that looks mistyped, after something has gone there. */
export function DidYouMean({ meant, children }: DidYouMeanProps) {
  const say = useWords(meantWords)
  if (!meant) return null
  return (
    <Notice kind="warning">
      {say('meant', { meant })} {children}
    </Notice>
  )
}
