import type { RouterContextProvider } from 'react-router'
import { whoTalks } from '#app/asker.ts'
import { house, visit } from '#app/context.ts'
import { eventStream, type StreamEvent } from '#app/event-stream.ts'
import { signedIn } from '#app/signed-in.ts'
import { isInside, whileInside } from '#app/while-inside.ts'
import {
  type Asker,
  askerKey,
  messagesAtOnce,
  topicOf,
  typingTopic,
} from '#domain/conversations/conversation.ts'
import { findConversation } from '#domain/conversations/find-conversation.ts'
import { readMessages } from '#domain/conversations/read-messages.ts'
import type { Route } from './+types/events.ts'
import { ownConversation } from './own-conversation.ts'
import { pageOf } from './page-of.ts'
import { printMessages } from './print-messages.tsx'
import { clockOf } from './read-view.ts'

/**
 * Tells a browser what happens in its conversation: messages after the number it has, each once and in order,
 * also when it comes back from a broken line (`Last-Event-ID`); how many it has not seen; and that support is
 * typing. Without a number it is only told how many. Nobody is told anything who may not read it any more.
 */
export async function loader({ context, params, request, url }: Route.LoaderArgs) {
  const own = await ownConversation(context, params)
  if (!own) return new Response(null, { status: 204 }) // then it does not come back
  const { asker, conversationId } = own
  const known = request.headers.get('last-event-id') ?? url.searchParams.get('after')
  const after = known === null || !/^\d{1,9}$/.test(known) ? null : Number(known)
  return eventStream(request.signal, (signal) =>
    tell(context, { params, asker, conversationId, after, signal }),
  )
}

type Watched = {
  params: { slug?: string | undefined }
  asker: Asker
  conversationId: string
  /** The number of the last message the browser has; null: it shows none. */
  after: number | null
}

async function* tell(
  context: Readonly<RouterContextProvider>,
  { signal, ...watched }: Watched & { signal: AbortSignal },
): AsyncGenerator<StreamEvent> {
  const { params, asker, conversationId } = watched
  const mayHear = params.slug === undefined ? signal : whileInside(context, signal)
  const [said, typing] = [topicOf(conversationId), typingTopic(conversationId, 'support')]
  let last = yield* newsOf(context, watched)
  const { live } = context.get(house)
  for await (const { about, mayHaveMissed } of live.watch([said, typing], mayHear)) {
    if (!(await isStill(context, { params, asker }))) return
    if (about.has(typing)) yield { data: { typing: true } } // first: a message says that it is typed
    if (mayHaveMissed || about.has(said)) last = yield* newsOf(context, { ...watched, after: last })
  }
}

/** Whether the browser would be shown the same conversation if it asked now. */
async function isStill(
  context: Readonly<RouterContextProvider>,
  { params, asker }: Pick<Watched, 'params' | 'asker'>,
): Promise<boolean> {
  if (params.slug !== undefined)
    return (await signedIn(context)) !== null && (await isInside(context))
  const now = await whoTalks(context, params)
  return now.asker !== null && askerKey(now.asker) === askerKey(asker)
}

/** Yields what is new, a piece at a time, and answers the number of the last message that was told. */
async function* newsOf(
  context: Readonly<RouterContextProvider>,
  watched: Watched,
): AsyncGenerator<StreamEvent, number | null> {
  let { after } = watched
  for (;;) {
    const { event, isAll } = await readNews(context, { ...watched, after })
    yield event
    after = event.id ?? null
    if (isAll) return after
  }
}

async function readNews(
  context: Readonly<RouterContextProvider>,
  { params, asker, conversationId, after }: Watched,
): Promise<{ event: StreamEvent; isAll: boolean }> {
  const { db } = context.get(house)
  const messages = after === null ? [] : await readMessages(db, asker, conversationId, { after })
  const found = await findConversation(db, asker)
  const here = { locale: context.get(visit).locale, timeZone: clockOf(context, params) }
  const html = printMessages(messages, { ...here, base: pageOf(params) })
  const data = { html, unread: found?.unread ?? 0, seen: found?.seenBySupport ?? 0 }
  const id = after === null ? {} : { id: messages.at(-1)?.number ?? after }
  return { event: { data, ...id }, isAll: messages.length < messagesAtOnce }
}
