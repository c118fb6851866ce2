import type { RouterContextProvider } from 'react-router'
import { whoTalks } from '#app/asker.ts'
import { house } from '#app/context.ts'
import type { Asker } from '#domain/conversations/conversation.ts'
import { findConversation, type OwnConversation } from '#domain/conversations/find-conversation.ts'

/** The conversation of whoever asks for a page, as it stands; null: they have none. */
export async function ownConversation(
  context: Readonly<RouterContextProvider>,
  params: { slug?: string | undefined },
): Promise<(OwnConversation & { asker: Asker }) | null> {
  const { asker } = await whoTalks(context, params)
  const found = asker && (await findConversation(context.get(house).db, asker))
  return found && { ...found, asker }
}
