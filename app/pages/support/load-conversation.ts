import { data, type RouterContextProvider } from 'react-router'
import { agent, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { messageNumber } from '#app/message-number.ts'
import { daysIn } from '#app/words/days.ts'
import { sayFileSize } from '#app/words/file-size.ts'
import type { Locale } from '#app/words/locale.ts'
import { momentsIn } from '#app/words/moments.ts'
import { offeredKinds } from '#domain/conversations/allowed-files.ts'
import { listBroughtRosters } from '#domain/conversations/brought-rosters.ts'
import type { FoundMessage } from '#domain/conversations/find-messages.ts'
import { listCannedReplies } from '#domain/conversations/list-canned-replies.ts'
import {
  type ConversationForSupport,
  readConversation,
} from '#domain/conversations/read-conversation.ts'
import { type PersonForSupport, readPerson } from '#domain/conversations/read-person.ts'
import { newId } from '#domain/new-id.ts'
import { listAgents } from '#domain/support/list-agents.ts'
import { agoIn } from './ago.ts'

type Context = Readonly<RouterContextProvider>

/** A conversation as the console shows it, with who it is and what an agent may do about it. */
export async function loadConversation(
  context: Context,
  { conversationId }: { conversationId: string },
  url: URL,
) {
  const { db } = context.get(house)
  const by = context.get(agent)
  const { locale } = context.get(visit)
  const before = messageNumber(url.searchParams.get('before'))
  const older = before === null ? {} : { before }
  const found = isId(conversationId)
    ? await readConversation(db, by, { conversationId, ...older })
    : null
  const person = found && (await readPerson(db, by, { conversationId }))
  if (!found || !person) throw data(null, 404)
  const brought = await readBrought(context, found)
  const { messages, community, returned, deadAddress, ...conversation } = found
  return {
    ...conversation,
    community: community && { name: community.name, slug: community.slug },
    base: `/support/conversations/${conversationId}`,
    messages: messages.map((message) => showMessage(message, { locale, found, brought })),
    deadAddress: deadAddress && showReturned(deadAddress, locale),
    isNewest: !('before' in older),
    person: showPerson(person, locale),
    agents: await listAgents(db),
    me: by.accountId,
    replies: await listCannedReplies(db, by, { first: found.locale }),
    submission: newId(),
    kinds: offeredKinds.join(),
    tooLarge: url.searchParams.has('too-large'),
    news: newsIn(url.searchParams),
  }
}

export type ConversationView = Awaited<ReturnType<typeof loadConversation>>

function newsIn(params: URLSearchParams) {
  const news = ['unread', 'writtenMeanwhile', 'goneAgent'] as const
  return news.find((one) => params.get('news') === one) ?? null
}

async function readBrought(context: Context, { id, community }: ConversationForSupport) {
  if (!community) return new Map<string, string>()
  const { communityId } = community
  return listBroughtRosters(context.get(house).db, { communityId, conversationId: id })
}

type Showing = {
  locale: Locale
  found: ConversationForSupport
  brought: ReadonlyMap<string, string>
}

const rosters = /\.(csv|tsv|xlsx)$/i

function showMessage(
  { sentAt, attachments, ...message }: FoundMessage,
  { locale, found, brought }: Showing,
) {
  const moment = momentsIn(locale, 'UTC')
  return {
    ...message,
    sentAt: sentAt.toISOString(),
    exact: `${moment(sentAt)} UTC`,
    ago: agoIn(locale)(sentAt),
    returned: found.returned
      .filter(({ upTo }) => upTo === message.number)
      .map((letter) => showReturned(letter, locale)),
    isSeen: message.number <= found.seenByAsker,
    attachments: attachments.map(({ id, name, size }) => {
      const isRoster = message.author === 'asker' && found.community && rosters.test(name)
      const rosterId = brought.get(id)
      return {
        ...{ id, name, size: sayFileSize(locale, size), mayBring: Boolean(isRoster) && !rosterId },
        roster:
          rosterId && found.community ? `/c/${found.community.slug}/roster/${rosterId}` : null,
      }
    }),
  }
}

function showReturned<Letter extends { at: Date }>({ at, ...letter }: Letter, locale: Locale) {
  return { ...letter, on: daysIn(locale, 'UTC')(at) }
}

function showPerson({ standings, invitations }: PersonForSupport, locale: Locale) {
  return {
    standings: standings.map(({ joinedAt, leftAt, timeZone, name, slug, ...standing }) => {
      const day = daysIn(locale, timeZone)
      const { role, isLeader, state } = standing
      const [since, until] = [joinedAt && day(joinedAt), leftAt && day(leftAt)]
      return { name, slug, role, isLeader, state, since, until }
    }),
    invitations: invitations.map(({ timeZone, events, ...invitation }) => ({
      ...invitation,
      events: events.map(({ what, at }) => ({ what, at: momentsIn(locale, timeZone)(at) })),
    })),
  }
}
