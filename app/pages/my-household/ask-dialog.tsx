import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { Dialog } from '#app/ui/dialog.tsx'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { useWords } from '#app/words/words.ts'
import { askWords } from './ask-words.ts'

type AskDialogProps = {
  title: string
  /** The page below. */
  below: string
  children: ReactNode
  /** What the button says that does it; absent: it cannot be done, and the text says why. */
  deed?: string
  /** Whether it takes something away from somebody. */
  takesAway?: boolean
}

/** Asks before something is done that one would not like to have done by mistake. */
export function AskDialog({ title, below, children, deed, takesAway }: AskDialogProps) {
  const say = useWords(askWords)
  return (
    <Dialog title={title} closeTo={below}>
      {children}
      {deed === undefined ? (
        <div className="actions">
          <Link className="button primary" to={below}>
            {say('ok')}
          </Link>
        </div>
      ) : (
        <Form method="post" className="actions">
          <Link className="button quiet" to={below}>
            {say('keep')}
          </Link>
          <SubmitButton kind={takesAway ? 'danger' : 'primary'}>{deed}</SubmitButton>
        </Form>
      )}
    </Dialog>
  )
}
