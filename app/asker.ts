import type { RouterContextProvider } from 'react-router'
import { proofOf, readToken } from '#domain/accounts/proof.ts'
import type { Asker } from '#domain/conversations/conversation.ts'
import { entrance, house } from './context.ts'
import { keep, keptBy } from './cookies.ts'
import { signedIn } from './signed-in.ts'

/** Who talks with support, and where the pages of their conversation are. */
export type Talking = {
  /** Null: somebody of whom nothing is known, and who has asked nothing yet. */
  asker: Asker | null
  base: string
  /** Where answers go by e-mail; null: nowhere we know of. */
  email: string | null
}

type Params = { slug?: string | undefined }

/**
 * Who talks with support: on pages of a community whoever is inside, on all others whoever is signed in, or
 * whoever holds the link of a conversation.
 */
export async function whoTalks(
  context: Readonly<RouterContextProvider>,
  { slug }: Params,
): Promise<Talking> {
  const base = slug === undefined ? '/help/contact' : `/c/${slug}/contact`
  const own = await signedIn(context)
  if (own) {
    const communityId = slug === undefined ? null : context.get(entrance).by.communityId
    return { asker: { accountId: own.accountId, communityId }, base, email: own.email }
  }
  const token = keptBy(context, 'conversation')
  const { key } = context.get(house)
  const conversationId = token && readToken(key, { purpose: 'conversation', token })
  return { asker: conversationId ? { conversationId } : null, base, email: null }
}

/** The header that gives a browser the link of a conversation. */
export function keepConversation(
  context: Readonly<RouterContextProvider>,
  conversationId: string,
): string {
  const proof = proofOf(context.get(house).key, { purpose: 'conversation', id: conversationId })
  return keep(context, 'conversation', proof.token)
}
