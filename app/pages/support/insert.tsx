import { agent, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { listCannedReplies } from '#domain/conversations/list-canned-replies.ts'
import type { Route } from './+types/insert.ts'
import { ConversationPage } from './conversation-page.tsx'
import { conversationWords } from './conversation-words.ts'
import { loadConversation } from './load-conversation.ts'
import { readReply, typedAgain } from './read-reply.ts'
import { hurryOf } from './write-reply.ts'

export function loader({ context, params, url }: Route.LoaderArgs) {
  return loadConversation(context, params, url)
}

/** Puts a ready answer below what was typed. Nothing is sent. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { reply, ready } = await readReply(request, params.conversationId)
  const tooFast = await hurryOf(context, reply)
  if (tooFast) return tooFast
  const { locale } = context.get(visit)
  const known = await listCannedReplies(context.get(house).db, context.get(agent), {
    first: locale,
  })
  const chosen = known.find(({ id }) => id === ready)
  const text = [reply.text.trim(), chosen?.text].filter(Boolean).join('\n\n')
  return typedAgain({ ...reply, text }, null)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', conversationWords)('title'))
}

export default function Insert({ loaderData, actionData }: Route.ComponentProps) {
  return <ConversationPage view={loaderData} typed={actionData ?? null} />
}
