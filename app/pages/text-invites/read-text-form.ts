import { type GivenNumber, readGivenNumber } from '#domain/contacts/given-number.ts'
import { longestPaste, readPastedNumbers } from '#domain/contacts/read-pasted-numbers.ts'
import { mostRows, rowsAtATime, type TextAnswers, type TextView } from './text-form.ts'

/** What a form holds: the numbers of its rows and of its box, and what is wrong with them. */
export type ReadTextForm = {
  rows: number
  given: GivenNumber[]
  isTooLong: boolean
} & Pick<TextView, 'rowFaults' | 'pasteFaults' | 'hasGood'>

/** Reads the rows and the box; rows that are empty are passed over. */
export function readTextForm(answers: TextAnswers): ReadTextForm {
  const rows = countRows(answers)
  const isTooLong = (answers.pasted ?? '').length > longestPaste
  const typed = Array.from({ length: rows }, (_, at) => at).flatMap((at) => {
    const [number, name] = [answers[`number${at}`] ?? '', answers[`name${at}`] ?? '']
    return number.trim() || name.trim() ? [{ at, given: readGivenNumber({ number, name }) }] : []
  })
  const pasted = isTooLong ? [] : readPastedNumbers(answers.pasted ?? '')
  const given = [...typed.map((row) => row.given), ...pasted]
  const rowFaults = Object.fromEntries(
    typed.flatMap(({ at, given: { fault } }) =>
      fault ? [[fault === 'wrong name' ? `name${at}` : `number${at}`, fault]] : [],
    ),
  )
  return {
    rows,
    given,
    isTooLong,
    rowFaults,
    pasteFaults: pasted.flatMap(({ typed, fault }) => (fault ? [{ typed, because: fault }] : [])),
    hasGood: given.some(({ fault }) => fault === null),
  }
}

/** As many rows as the page had, and five more if that is asked for. */
function countRows({ rows, go }: TextAnswers): number {
  const asked = /^\d{1,3}$/.test(rows ?? '') ? Number(rows) : rowsAtATime
  const more = go === 'more' ? rowsAtATime : 0
  return Math.min(mostRows, Math.max(rowsAtATime, asked) + more)
}
