import { type ReactNode, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useWords, words } from '#app/words/words.ts'
import './dialog.css'

const dialogWords = words({ en: { close: 'Close' }, es: { close: 'Cerrar' } })

type DialogProps = {
  title: string
  /** The page below, to which closing leads. */
  closeTo: string
  /** Changes with what the dialog shows; then it is read from its top again. */
  step?: string
  children: ReactNode
}

/** What had the focus before the first of several dialogs that follow one another. */
let opener: HTMLElement | null = null

function rememberOpener(): void {
  const { activeElement } = document
  const isOnPage = activeElement !== document.body && !activeElement?.closest('dialog')
  if (isOnPage && activeElement instanceof HTMLElement) opener = activeElement
}

/** Once no other dialog has followed, the focus is where it was before (WAI-ARIA, modal dialogs). */
function giveFocusBack(): void {
  if (document.querySelector('dialog.dialog')) return
  if (opener?.isConnected) opener.focus({ preventScroll: true })
  opener = null
}

/**
 * A dialog over its page, with an address of its own. It is open in the HTML already; with script it
 * keeps the focus inside, and Escape closes it.
 */
export function Dialog({ title, closeTo, step = '', children }: DialogProps) {
  const say = useWords(dialogWords)
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element || element.matches(':modal')) return
    rememberOpener()
    element.removeAttribute('open')
    element.showModal()
    return giveFocusBack
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step begins at its heading
  useEffect(() => heading.current?.focus(), [step])
  const close = () => void navigate(closeTo, { preventScrollReset: true })
  return (
    <dialog
      ref={dialog}
      open
      className="dialog"
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <header>
        <h1 id="dialog-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <a
          className="close"
          href={closeTo}
          onClick={(event) => {
            event.preventDefault()
            close()
          }}
        >
          <span aria-hidden="true">×</span>
          <span className="hidden-words">{say('close')}</span>
        </a>
      </header>
      {children}
    </dialog>
  )
}
