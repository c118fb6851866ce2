import { data } from 'react-router'
import { agent, house } from '#app/context.ts'
import { eventStream } from '#app/event-stream.ts'
import { isId } from '#app/ids.ts'
import { topicOf, typingTopic } from '#domain/conversations/conversation.ts'
import { isConversation } from '#domain/conversations/is-conversation.ts'
import type { Route } from './+types/conversation-events.ts'
import { tellAgent } from './while-at-desk.ts'

/** Tells an agent that something was written in a conversation, or that its asker is writing. */
export async function loader({ context, request, params: { conversationId } }: Route.LoaderArgs) {
  const { db } = context.get(house)
  const isThere =
    isId(conversationId) && (await isConversation(db, context.get(agent), conversationId))
  if (!isThere) throw data(null, 404)
  const [change, typing] = [topicOf(conversationId), typingTopic(conversationId, 'asker')]
  return eventStream(request.signal, async function* (signal) {
    for await (const { about, mayHaveMissed } of tellAgent(context, {
      topics: [change, typing],
      signal,
    })) {
      if (mayHaveMissed || about.has(change)) yield { data: { what: 'changed' } }
      if (about.has(typing)) yield { data: { what: 'typing' } }
    }
  })
}
