import { mostAtOnce } from '#domain/chosen-by-name.ts'
import { isId } from './ids.ts'

/** Whether a list's form means everyone on all pages of the list, and not only those who are ticked. */
export function meansEveryone(params: URLSearchParams): boolean {
  return params.get('everyone') === 'yes'
}

/** The ids among what a list's form has sent, each once; anything else is left out. */
export function idsIn(values: readonly string[]): string[] {
  return [...new Set(values.filter(isId))].slice(0, mostAtOnce)
}
