import { openForm } from '#app/forms.ts'
import { readMessageForm } from '#app/message-form.ts'
import { messageNumber } from '#app/message-number.ts'
import type { Reply, ReplyRefusal } from '#domain/conversations/answer-conversation.ts'
import type { Hurry } from '#integrations/limits/limits.ts'

/** What was typed into the box, and what became of it; no refusal: it was only added to. */
export type TypedReply = {
  text: string
  /** The submission. */
  key: string
  hadFiles: boolean
  refusal: ReplyRefusal | Hurry | null
}

/** Reads what an agent wrote, with its files. */
export async function readReply(request: Request, conversationId: string) {
  const form = await openForm(request)
  const reply: Reply = {
    conversationId,
    ...(await readMessageForm(form)),
    seen: messageNumber(form.text('seen')) ?? 0,
  }
  return { reply, ready: form.text('ready') }
}

/** The same as it stands in the box again. */
export function typedAgain(
  { text, key, files }: Reply,
  refusal: TypedReply['refusal'],
): TypedReply {
  return { text, key, hadFiles: files.length > 0, refusal }
}
