import { listQueue } from '#domain/conversations/list-queue.ts'
import { findCommunities } from '#domain/support/find-communities.ts'
import { fillCountry, fillDesk } from './desk.ts'
import { type Row, within } from './measure.ts'
import type { Stage } from './stage.ts'

const times = 15

/** The most that a search of the console may take, in milliseconds. */
const limit = 50

const ofConversations = {
  'nothing searched': '',
  'a name that one has': 'reyes99997',
  'an address that one has': 'neighbor4711@example.com',
  'a word of few': 'blyblynex',
  'a word of many': 'password',
  'a word of everybody': 'the',
  'two words of everybody': 'the gate',
  'two letters of everybody': 'an',
  'two letters of nobody': 'zq',
  'a word of nobody': 'quillfeather',
}

const ofCommunities = {
  'a name that many have': 'maple',
  'a name that few have': 'court 777',
  'the address of a leader': 'person0.of77@example.com',
  'two letters of everybody': 'co',
  'a name of nobody': 'quillfeather',
}

/** P12: searches of the console, among 100,000 conversations of 400,000 messages and among 10,000 communities. */
export async function measureConsole({ inside }: Stage): Promise<Row[]> {
  const { db } = inside
  const agent = await fillDesk(inside, 100_000)
  await fillCountry(inside, 10_000)
  const reads: Record<string, () => Promise<unknown>> = {}
  for (const [what, search] of Object.entries(ofConversations))
    reads[`conversations, ${what}`] = () =>
      listQueue(db, agent, { tab: 'closed', search, after: null, before: null })
  for (const [what, search] of Object.entries(ofCommunities))
    reads[`communities, ${what}`] = () => findCommunities(db, agent, { search })
  return within(limit, reads, { target: 'P12', times })
}
