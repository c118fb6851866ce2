import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import type { Route } from './+types/conversation.ts'
import { ConversationPage } from './conversation-page.tsx'
import { conversationWords } from './conversation-words.ts'
import { loadConversation } from './load-conversation.ts'

export function loader({ context, params, url }: Route.LoaderArgs) {
  return loadConversation(context, params, url)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', conversationWords)('title'))
}

export default function Conversation({ loaderData }: Route.ComponentProps) {
  return <ConversationPage view={loaderData} typed={null} />
}
