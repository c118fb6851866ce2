import { Form } from 'react-router'
import { SubmitButton } from '#app/ui/submit-button.tsx'

type PressProps = {
  to: string
  words: string
  /** What is read out, where the words alone do not say whom it is about. */
  label?: string
  isMain?: boolean
}

/** One button that does one thing. */
export function Press({ to, words, label, isMain = false }: PressProps) {
  return (
    <Form method="post" action={to} preventScrollReset>
      <SubmitButton kind={isMain ? 'primary' : 'quiet'} aria-label={label}>
        {words}
      </SubmitButton>
    </Form>
  )
}
