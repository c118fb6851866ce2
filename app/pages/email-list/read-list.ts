import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import type { OpenForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { printPastedName } from '#domain/contacts/pasted-name.ts'
import { readPastedList } from '#domain/contacts/read-pasted-list.ts'
import { type JudgedEntry, judgeAddresses } from '#domain/invitations/judge-addresses.ts'
import { type ChoiceOf, usualChoice } from '#domain/invitations/settle-list.ts'
import { newId } from '#domain/new-id.ts'
import { counted, type PasteView, type ReviewView } from './list-view.ts'

type Context = Readonly<RouterContextProvider>

/** What the form of a list holds: its text as it was pasted, and the id it was made with. */
export type TypedList = { list: string; submission: string }

/** Two thousand entries with all that may stand beside them, in characters. */
const longestList = 500_000

/** More than any form of ours holds: a text that is too long is read all the same, to be shown again. */
const longestShown = 1024 * 1024

/** Browsers send every line break as two signs; pages hold one. */
export function typedList(form: OpenForm): TypedList {
  const submission = form.text('submission')
  return {
    list: form.text('list', longestShown).replace(/\r\n?/g, '\n'),
    submission: isId(submission) ? submission : newId(),
  }
}

/** Reads and judges a list; what cannot be read comes back with its text, and what to do about it. */
export async function judgeList(
  context: Context,
  { list }: TypedList,
): Promise<{ judged: JudgedEntry[] } | { paste: PasteView }> {
  const fault = (word: NonNullable<PasteView['fault']>['word'], count = 0, most = 0) => ({
    paste: { list, fault: { word, count, most } },
  })
  const read = readPastedList(list)
  if (!read.ok) return fault('tooMany', read.refusal.entries, read.refusal.most)
  if (list.length > longestList) return fault('tooLong')
  if (read.value.length === 0) return fault('empty')
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  return { judged: await judgeAddresses(db, by, { entries: read.value }) }
}

/** The review of a list, with what was chosen so far. */
export function reviewOf(
  { list, submission }: TypedList,
  judged: readonly JudgedEntry[],
  {
    trouble = null,
    choiceOf = usualChoice,
  }: {
    trouble?: ReviewView['trouble']
    choiceOf?: ChoiceOf
  } = {},
): ReviewView {
  const counts = Object.fromEntries(counted.map((is) => [is, 0])) as ReviewView['counts']
  for (const { verdict } of judged) counts[verdict.is] += 1
  const rows = judged.map((entry, place) => {
    const { typed, line, email, name, verdict } = entry
    return {
      place,
      typed,
      line,
      email,
      name: name && printPastedName(name),
      verdict: verdict.is === 'suppressed' ? verdict.because : verdict.is,
      suggestion: verdict.is === 'suspect' ? verdict.suggestion : null,
      ofLine: verdict.is === 'repeated' ? verdict.ofLine : null,
      choice: choiceOf(entry, place),
    }
  })
  return { list, submission, counts, rows, trouble }
}
