import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { answerConversation } from '#domain/conversations/answer-conversation.ts'
import type { Route } from './+types/answer.ts'
import { ConversationPage } from './conversation-page.tsx'
import { conversationWords } from './conversation-words.ts'
import { loadConversation } from './load-conversation.ts'
import { writeReply } from './write-reply.ts'

export function loader({ context, params, url }: Route.LoaderArgs) {
  return loadConversation(context, params, url)
}

/** Answers somebody. */
export function action(asked: Route.ActionArgs) {
  return writeReply(asked, answerConversation)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', conversationWords)('title'))
}

export default function Answer({ loaderData, actionData }: Route.ComponentProps) {
  return <ConversationPage view={loaderData} typed={actionData ?? null} />
}
