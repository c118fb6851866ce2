import type { RouterContextProvider } from 'react-router'
import { proofOf, readToken } from '#domain/accounts/proof.ts'
import type { Asker } from '#domain/conversations/conversation.ts'
import { entrance, house, session } from './context.ts'
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
 * Who talks with support: on pages of a community whoever its gates have let in, on all others whoever is signed
 * in, or whoever holds the link of a conversation.
 */
export async function whoTalks(
  context: Readonly<RouterContextProvider>,
  { slug }: Params,
): Promise<Talking> {
  if (slug !== undefined) {
    const { accountId, communityId } = context.get(entrance).by
    const { email } = context.get(session)
    return { asker: { accountId, communityId }, base: `/c/${slug}/contact`, email }
  }
  const base = '/help/contact'
  const own = await signedIn(context)
  if (own) return { asker: { accountId: own.accountId, communityId: null }, base, email: own.email }
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
