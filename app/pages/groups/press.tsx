import { Form, useNavigation } from 'react-router'

type PressProps = {
  to: string
  words: string
  /** What is read out, where the words alone do not say whom it is about. */
  label?: string
  isMain?: boolean
}

/** One button that does one thing. */
export function Press({ to, words, label, isMain = false }: PressProps) {
  const busy = useNavigation().state !== 'idle'
  return (
    <Form method="post" action={to} preventScrollReset>
      <button
        className={`button ${isMain ? 'primary' : 'quiet'}`}
        type="submit"
        aria-label={label}
        disabled={busy}
      >
        {words}
      </button>
    </Form>
  )
}
