import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { takeTurn } from '#database/take-turn.ts'
import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import { nameKey } from '#domain/contacts/person-name.ts'
import { addDays } from '#domain/days.ts'
import { fullName } from '#domain/members/member.ts'
import { tellLeaders } from '#domain/notices/tell-leaders.ts'
import { printHome } from '#domain/properties/property.ts'
import { answerByRoster, type RosterAnswer } from './answer-by-roster.ts'

/** How many join requests about one home, and for one community's leaders, are taken up in 24 hours. */
const mostOfHome = 5
const mostForLeaders = 100

/** Leaders are told by notices of so many in 24 hours; of the others by the page alone. */
const mostNotices = 10

/** What somebody without a code asked of this community. */
export type Asked = {
  id: string
  firstName: string
  lastName: string
  email: string
  phone: string | null
  home: Home
  locale: string
  fromAddress: string | null
  askedAt: Date
  now: Date
}

/**
 * Takes up what somebody asks of a community, in the caller's transaction: the roster answers it, or it
 * waits for a leader. The same person asking the same again while it waits is one request. `too many`: as many
 * have asked about this home, or of these leaders, as are taken up in a day.
 */
export async function takeUpRequest(
  db: Db,
  communityId: string,
  asked: Asked,
): Promise<'answered' | 'waits' | 'too many'> {
  await takeTurn(db, `join requests ${communityId}`)
  const key = homeKey(asked.home)
  const lately = await countLately(db, communityId, { key, now: asked.now })
  if (lately.ofHome >= mostOfHome) return 'too many'
  const answer = await answerByRoster(db, communityId, { ...asked, homeKey: key })
  if (!answer && lately.forLeaders >= mostForLeaders) return 'too many'
  const isNew = await write(db, communityId, { asked, key, answer })
  if (!isNew) return 'waits'
  await record(db, communityId, { asked, answer })
  if (!answer && lately.notices < mostNotices) await tell(db, communityId, asked)
  return answer ? 'answered' : 'waits'
}

type Lately = { ofHome: number; forLeaders: number; notices: number }

async function countLately(
  db: Db,
  communityId: string,
  { key, now }: { key: string; now: Date },
): Promise<Lately> {
  const since = addDays(now, -1)
  const answer = await sql<Lately>`
    select
      (select count(*)::int from join_requests as r
       where r.community_id = ${communityId} and r.home_key = ${key} and r.taken_up_at > ${since}) as of_home,
      (select count(*)::int from join_requests as w
       where w.community_id = ${communityId} and w.taken_up_at > ${since}
         and (w.outcome is null or w.settled_by is not null)) as for_leaders,
      (select count(*)::int from notices as n
       where n.community_id = ${communityId} and n.kind = 'asked to join' and n.noticed_at > ${since}) as notices`.execute(
    db,
  )
  return answer.rows[0]!
}

type Writing = { asked: Asked; key: string; answer: RosterAnswer | null }

/** Writes the request; false when the same one waits already. */
async function write(
  db: Db,
  communityId: string,
  { asked, key, answer }: Writing,
): Promise<boolean> {
  const { id, firstName, lastName, email, phone, home, locale, askedAt, now } = asked
  const person = { firstName, lastName, email, phone, nameKey: nameKey(asked) }
  const settled = answer && { ...answer, settledAt: now }
  const written = await db
    .insertInto('joinRequests')
    .values({
      ...{ communityId, id, ...person, homeKey: key, locale, askedAt, takenUpAt: now },
      home: JSON.stringify(home),
      ...settled,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

async function record(
  db: Db,
  communityId: string,
  { asked, answer }: { asked: Asked; answer: RosterAnswer | null },
): Promise<void> {
  const { fromAddress: from, now } = asked
  const facts = { ...factsOf(asked), outcome: answer?.outcome ?? 'waits' }
  const about = { memberId: answer?.memberId, invitationId: answer?.invitationId }
  await recordEvent(db, { communityId, deed: 'asked to join', ...about, facts, from, now })
}

async function tell(db: Db, communityId: string, asked: Asked): Promise<void> {
  const { now } = asked
  const facts = factsOf(asked)
  await tellLeaders(db, { communityId, kind: 'asked to join', memberId: null, facts, now })
}

function factsOf(asked: Asked) {
  const home = printHome(asked.home)
  return { requestId: asked.id, askedBy: fullName(asked), home }
}
