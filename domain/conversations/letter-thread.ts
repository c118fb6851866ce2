import { proofOf, readToken } from '#domain/accounts/proof.ts'
import type { ServerKey } from '#domain/server-key.ts'

/** What the Message-IDs of our letters hold of a conversation. Nobody makes one up who has got no such letter. */
export function threadToken(key: ServerKey, conversationId: string): string {
  return proofOf(key, { purpose: 'conversation letter', id: conversationId }).token
}

/** A Message-ID of ours: the id of the delivery, a dot, the token. */
const ofOurs = /<[^<>@\s]{1,100}\.([\w-]{43})@[^<>@\s]{1,255}>/g

/** Further up, nobody keeps a thread. */
const mostNamed = 100

/** The conversation that a letter answers, as its `In-Reply-To` and `References` name it; null for none of ours. */
export function readThread(key: ServerKey, named: string): string | null {
  const tokens = [...named.matchAll(ofOurs)].slice(-mostNamed).map(([, token]) => token!)
  for (const token of tokens.reverse()) {
    const conversationId = readToken(key, { purpose: 'conversation letter', token })
    if (conversationId !== null) return conversationId
  }
  return null
}
