import { data, type RouterContextProvider, redirect } from 'react-router'
import { agent, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import type {
  answerConversation,
  Reply,
  ReplyRefusal,
} from '#domain/conversations/answer-conversation.ts'
import { isConversation } from '#domain/conversations/is-conversation.ts'
import { paceAgent } from '#domain/conversations/pace-agent.ts'
import { readReply, typedAgain } from './read-reply.ts'

/** Writes what stands in the box, as an answer or a note; refused, it comes back with what was typed. */
export async function writeReply(
  { request, context, params }: Asked,
  deed: typeof answerConversation,
) {
  const { conversationId } = params
  const by = context.get(agent)
  const { db } = context.get(house)
  const isThere = isId(conversationId) && (await isConversation(db, by, conversationId))
  if (!isThere) throw data(null, 404)
  const { reply } = await readReply(request, conversationId)
  const tooFast = await hurryOf(context, reply)
  if (tooFast) return tooFast
  const written = await deed(db, by, reply)
  if (written.ok) throw redirect(`/support/conversations/${conversationId}#last`, 303)
  const { refusal } = written
  if (isGone(refusal)) throw data(null, 404)
  const status = refusal.because === 'answered meanwhile' ? 409 : 400
  return data(typedAgain(reply, refusal), status)
}

/** What was typed, once more, when an agent sends faster than anybody writes; null: there is time. */
export async function hurryOf(context: Asked['context'], reply: Reply) {
  const paced = await paceAgent(context.get(house).limits, context.get(agent))
  if (paced.ok) return null
  const headers = { 'retry-after': String(paced.refusal.retryAfterSeconds) }
  return data(typedAgain(reply, paced.refusal), { status: 429, headers })
}

type Asked = {
  request: Request
  context: Readonly<RouterContextProvider>
  params: { conversationId: string }
}

function isGone({ because }: ReplyRefusal): boolean {
  return because === 'unknown conversation' || because === 'no agent'
}
