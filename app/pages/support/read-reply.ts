import { openForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import type { Reply, ReplyRefusal } from '#domain/conversations/answer-conversation.ts'
import { newId } from '#domain/new-id.ts'

/** What was typed into the box, and what became of it; no refusal: it was only added to. */
export type TypedReply = {
  text: string
  /** The submission. */
  key: string
  hadFiles: boolean
  refusal: ReplyRefusal | null
}

/** No form is longer than this, in characters; more than the longest message comes back to be shortened. */
const longestTyped = 50_000

/** Reads what an agent wrote, with its files. */
export async function readReply(request: Request, conversationId: string) {
  const form = await openForm(request)
  const seen = Number(form.text('seen'))
  const reply: Reply = {
    conversationId,
    text: form.text('text', longestTyped * 20).slice(0, longestTyped),
    key: keyOf(form.text('key')),
    seen: Number.isInteger(seen) && seen >= 0 && seen < 1e9 ? seen : 0,
    files: await Promise.all(form.files('files').map(read)),
  }
  return { reply, ready: form.text('ready') }
}

/** The same as it stands in the box again. */
export function typedAgain({ text, key, files }: Reply, refusal: ReplyRefusal | null): TypedReply {
  return { text, key, hadFiles: files.length > 0, refusal }
}

const keyOf = (typed: string) => (isId(typed) ? typed : newId())

async function read(file: File) {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
