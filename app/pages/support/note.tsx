import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { addNote } from '#domain/conversations/answer-conversation.ts'
import type { Route } from './+types/note.ts'
import { ConversationPage } from './conversation-page.tsx'
import { conversationWords } from './conversation-words.ts'
import { loadConversation } from './load-conversation.ts'
import { writeReply } from './write-reply.ts'

export function loader({ context, params, url }: Route.LoaderArgs) {
  return loadConversation(context, params, url)
}

/** Writes a note that only support sees. */
export function action(asked: Route.ActionArgs) {
  return writeReply(asked, addNote)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', conversationWords)('title'))
}

export default function Note({ loaderData, actionData }: Route.ComponentProps) {
  return <ConversationPage view={loaderData} typed={actionData ?? null} />
}
