import { data, type RouterContextProvider, redirect } from 'react-router'
import { agent, house, session, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { onlyForms } from '#app/only-forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { sayIn } from '#app/words/words.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { rememberOrigin } from '#domain/conversations/brought-rosters.ts'
import { readAttachmentForSupport } from '#domain/conversations/read-attachment-for-support.ts'
import {
  type ConversationForSupport,
  readConversation,
} from '#domain/conversations/read-conversation.ts'
import { readPerson } from '#domain/conversations/read-person.ts'
import { tellUnreadFile } from '#domain/conversations/tell-unread-file.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import type { Route } from './+types/bring-roster.ts'
import { bringWords } from './bring-words.ts'
import { backTo, conversationPage } from './conversation-address.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(conversationPage)
export const ErrorBoundary = StandingOutside

type Context = Readonly<RouterContextProvider>

/**
 * Makes a roster of an attachment, in the community in which its conversation was begun; whoever has no access to it
 * is led to the form for it. Nothing is imported yet.
 */
export async function action({ context, params }: Route.ActionArgs) {
  const { conversationId, fileId } = params
  const { db, bringFile } = context.get(house)
  if (!isId(conversationId) || !isId(fileId)) throw data(null, 404)
  const conversation = await readConversation(db, context.get(agent), { conversationId })
  const file = await readAttachmentForSupport(db, context.get(agent), { conversationId, fileId })
  if (!conversation?.community || !file) throw data(null, 404)
  const by = await enter(context, conversation.community.slug)
  if (!by) throw redirect(await askingFor(context, conversation, file.name), 303)
  const kept = await bringFile(by, { fileName: file.name, bytes: new Uint8Array(file.bytes) })
  if (!kept.ok) {
    const text = sayIn(conversation.locale === 'es' ? 'es' : 'en', bringWords)('unread', {
      name: file.name,
    })
    await tellUnreadFile(db, context.get(agent), { conversationId, fileId, text })
    return backTo(params, 'unread')
  }
  const origin = { rosterId: kept.value, conversationId, fileId }
  const rosterId = await rememberOrigin(db, by, origin)
  return redirect(`/c/${conversation.community.slug}/roster/${rosterId}/columns`, 303)
}

/** Who the agent is inside of a community where they may import now; null: they have to be let in. */
async function enter(context: Context, slug: string): Promise<Actor | null> {
  const { accountId } = context.get(agent)
  const from = context.get(visit).device.address
  const visitor = { accountId, from, hasSecondStep: hasSecondStep(context.get(session)) }
  const entered = await enterCommunity(context.get(house).db, visitor, slug)
  const mayImport = entered.ok && entered.value.by.permissions.has('import roster')
  return mayImport && entered.value.readOnly === null ? entered.value.by : null
}

/** The form for access, filled in with who asked and what for; from there one comes back. */
async function askingFor(
  context: Context,
  { id, community }: ConversationForSupport,
  name: string,
): Promise<string> {
  const person = await readPerson(context.get(house).db, context.get(agent), {
    conversationId: id,
  })
  const own = person?.standings.find(({ communityId }) => communityId === community!.communityId)
  const say = sayIn(context.get(visit).locale, bringWords)
  const wish = new URLSearchParams({
    ...(own?.isLeader && { leader: own.memberId }),
    purpose: say('purpose', { name }).slice(0, 300),
    next: `/support/conversations/${id}`,
  })
  return `/support/communities/${community!.slug}?${wish}`
}
