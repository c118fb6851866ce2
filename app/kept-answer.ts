import { useRef } from 'react'
import { useLocation } from 'react-router'

/**
 * What a form was answered, kept until one goes on or sends again: the router forgets it as soon as the page is asked
 * for anew by itself.
 */
export function useKeptAnswer<Answer>(answer: Answer | null): Answer | null {
  const { key } = useLocation()
  const kept = useRef({ key, answer })
  if (answer !== null || kept.current.key !== key) kept.current = { key, answer }
  return kept.current.answer
}
