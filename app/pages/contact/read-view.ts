import type { RouterContextProvider } from 'react-router'
import { type Talking, whoTalks } from '#app/asker.ts'
import { entrance, house, visit } from '#app/context.ts'
import { offeredKinds } from '#domain/conversations/allowed-files.ts'
import { findConversation } from '#domain/conversations/find-conversation.ts'
import { readMessages } from '#domain/conversations/read-messages.ts'
import { newId } from '#domain/new-id.ts'
import { printMessages } from './print-messages.tsx'

/** The clock of the community that a page is in; null outside of all. */
export function clockOf(
  context: Readonly<RouterContextProvider>,
  { slug }: { slug?: string | undefined },
): string | null {
  return slug === undefined ? null : context.get(entrance).community.timeZone
}

/** Everything the page of a conversation shows. `before` leads to what was said earlier. */
export async function readView(
  context: Readonly<RouterContextProvider>,
  { params, before }: { params: { slug?: string | undefined }; before: number | null },
) {
  const talking = await whoTalks(context, params)
  const said = await readSaid(context, talking, before)
  const { locale } = context.get(visit)
  const timeZone = clockOf(context, params)
  return {
    base: talking.base,
    email: talking.email ?? said?.email ?? null,
    supportAddress: context.get(house).supportAddress,
    isKnown: talking.email !== null || said !== null,
    isSignedIn: talking.email !== null,
    isClosed: said?.isClosed ?? false,
    html: printMessages(said?.messages ?? [], { locale, timeZone, base: talking.base }),
    number: said?.messageCount ?? 0,
    seen: said?.seenBySupport ?? 0,
    earlier: said?.earlier ?? null,
    submission: newId(),
    accept: offeredKinds.join(','),
  }
}

async function readSaid(
  context: Readonly<RouterContextProvider>,
  { asker }: Talking,
  before: number | null,
) {
  const { db } = context.get(house)
  const found = asker && (await findConversation(db, asker))
  if (!found) return null
  const wanted = before === null ? {} : { before }
  const messages = await readMessages(db, asker, found.conversationId, wanted)
  const first = messages[0]?.number ?? 1
  return { ...found, messages, earlier: first > 1 ? first : null }
}
