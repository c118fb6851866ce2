import { listAt } from './list-address.ts'
import { printQuestion, readQuestion } from './question.ts'

/** The list as it was when a button of it was pressed, with what came of that. */
export function backTo(slug: string, back: string, told: Record<string, string>): string {
  const address = printQuestion(readQuestion(new URLSearchParams(back.replace(/^\?/, ''))))
  return listAt(`/c/${slug}/progress`, address, told)
}
