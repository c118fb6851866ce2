import type { ComponentProps } from 'react'
import { useNavigation } from 'react-router'

type SubmitButtonProps = Omit<ComponentProps<'button'>, 'className' | 'disabled' | 'type'> & {
  /** What the page is for, what may be done besides, or what takes something away. */
  kind?: 'primary' | 'quiet' | 'danger'
}

/** Sends its form. While the page is on its way elsewhere it rests, so that nobody sends twice. */
export function SubmitButton({ kind = 'primary', ...button }: SubmitButtonProps) {
  const isOnItsWay = useNavigation().state !== 'idle'
  return <button className={`button ${kind}`} {...button} type="submit" disabled={isOnItsWay} />
}
