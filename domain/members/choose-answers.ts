import { sql } from 'kysely'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { recordEvent } from '#domain/audit/record-event.ts'
import type { Answers, Privacy } from './member.ts'
import type { OwnMembership } from './own-membership.ts'

/** Remembers what neighbours may see of somebody; it holds at once, on every page. */
export function choosePrivacy(db: Db, own: OwnMembership, privacy: Privacy): Promise<void> {
  const { showEmail, showPhone, showPhoto } = privacy
  return choose(db, own, { showEmail, showPhone, showPhoto })
}

/** Remembers whether neighbours may see the photo of somebody. */
export function choosePhotoPrivacy(
  db: Db,
  own: OwnMembership,
  { showPhoto }: Pick<Privacy, 'showPhoto'>,
): Promise<void> {
  return choose(db, own, { showPhoto })
}

/** Remembers whether news of the community may come by text message. */
export function chooseTexts(
  db: Db,
  own: OwnMembership,
  { toldByText }: Pick<Answers, 'toldByText'>,
): Promise<void> {
  return choose(db, own, { toldByText })
}

function choose(db: Db, own: OwnMembership, answers: Partial<Answers>): Promise<void> {
  const { communityId, memberId, accountId, from } = own
  const chosen = JSON.stringify(answers)
  return inCommunity(db, communityId, async (db, now) => {
    const changed = await db
      .updateTable('members')
      .set({ answers: sql`answers || ${chosen}::jsonb` })
      .where('communityId', '=', communityId)
      .where('id', '=', memberId)
      .where('accountId', '=', accountId)
      .where(sql<boolean>`not answers @> ${chosen}::jsonb`)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return
    const who = { actorId: memberId, memberId, accountId, from }
    await recordEvent(db, {
      ...{ communityId, deed: 'chose preferences', ...who },
      ...{ facts: answers, now },
    })
  })
}
