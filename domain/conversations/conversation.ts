/** The longest message, in characters. */
export const longestMessage = 10_000

/** The most messages that are read at once: the newest of a conversation, or those after a number. */
export const messagesAtOnce = 100

/** How long a closed conversation is still shown to its asker, in days; what is asked later begins another. */
export const daysShown = 30

/**
 * Somebody who talks with support: an account, in the community they are in or outside of all; or whoever
 * holds the link of one conversation, without an account.
 */
export type Asker =
  | { readonly accountId: string; readonly communityId: string | null }
  | { readonly conversationId: string }

/** What the column `asker` says of the conversations that are theirs. */
export function askerKey(asker: Asker): string {
  return 'conversationId' in asker
    ? `conversation ${asker.conversationId}`
    : `account ${asker.accountId} ${asker.communityId ?? ''}`
}

/** Who wrote a message, or is waited for. */
export type Side = 'asker' | 'support'

/** A file of a message; its bytes are fetched one by one. */
export type Attachment = {
  id: string
  name: string
  /** In bytes. */
  size: number
}

/** One message, as the asker sees it. Notes of support are never among them. */
export type Message = {
  /** They follow each other from 1; gaps are notes. */
  number: number
  author: Side
  /** The agent's name; null for the asker, and where the installation itself wrote. */
  authorName: string | null
  text: string
  sentAt: Date
  attachments: Attachment[]
}

/** The topic of `Live` that tells of a conversation; and the one that tells that a side is typing in it. */
export const topicOf = (conversationId: string) => `conversation ${conversationId}`
export const typingTopic = (conversationId: string, side: Side) =>
  `typing ${conversationId} ${side}`
