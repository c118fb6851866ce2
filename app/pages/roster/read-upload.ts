import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import type { OpenForm } from '#app/forms.ts'
import { type Unread, unreadOf } from './unreadable-words.ts'

/** What was wrong with the file or the pasted cells; those stand in their box again. */
export type RefusedUpload = { field: 'file' | 'pasted'; unread: Unread; pasted: string }

/** The form holds no more; see `server/http/form-size.ts`. */
const longestPasted = 11 * 1024 * 1024

/** How many signs of a file's name are kept. */
const longestName = 200

/** Reads what a form brings, keeps it as a roster, and answers its id; or says why it was not read. */
export async function readUpload(
  context: Readonly<RouterContextProvider>,
  form: OpenForm,
): Promise<{ rosterId: string } | RefusedUpload> {
  const pasted = form.text('pasted', longestPasted).replace(/\r\n?/g, '\n')
  const field = form.chosen('pasted').length > 0 ? 'pasted' : 'file'
  const brought = field === 'pasted' ? cellsOf(pasted) : await fileOf(form)
  const nothing = field === 'pasted' ? 'nothingPasted' : 'nothing'
  if (!brought) return { field, unread: { word: nothing, facts: {} }, pasted }
  const kept = await context.get(house).bringFile(context.get(entrance).by, brought)
  if (!kept.ok) return { field, unread: unreadOf(kept.refusal), pasted }
  return { rosterId: kept.value }
}

function cellsOf(pasted: string) {
  return pasted.trim() === ''
    ? null
    : { fileName: 'pasted.tsv', bytes: new TextEncoder().encode(pasted) }
}

async function fileOf(form: OpenForm) {
  const file = form.file('file')
  if (!file) return null
  const name = file.name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-longestName)
  return { fileName: name || 'roster', bytes: new Uint8Array(await file.arrayBuffer()) }
}
