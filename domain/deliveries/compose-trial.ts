import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { hasTrialEnded, writtenDaysBefore } from '#domain/trials/trial.ts'
import type { Locale } from '#integrations/mail/mail.ts'
import type { Message } from '#integrations/mail/message.ts'
import type { Sending } from './send-deliveries.ts'

type Facts = { communityId?: string; firstName?: string }
type About = 'trial ending' | 'trial ended'

/** Says to a leader how a trial stands; null when it was extended meanwhile, or goes on for good. */
export async function composeTrial(
  db: Db,
  { publicUrl }: Sending,
  given: { template: About; locale: Locale } & Facts,
): Promise<Extract<Message, { template: About }> | null> {
  const { template, locale, communityId, firstName = '' } = given
  const community = await readCommunity(db, communityId!)
  if (!community?.trialEndsAt) return null
  const { trialEndsAt, now, slug, timeZone, ...face } = community
  const hasEnded = hasTrialEnded(community, now)
  if (hasEnded !== (template === 'trial ended')) return null
  if (trialEndsAt > addDays(now, writtenDaysBefore)) return null
  const trialUrl = `${publicUrl}/c/${slug}/trial`
  const about = { community: face, firstName, trialUrl }
  if (template === 'trial ended') return { template, ...about }
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  return { template, ...about, until: day.format(trialEndsAt) }
}

function readCommunity(db: Db, communityId: string) {
  return inCommunity(db, communityId, async (db, now) => {
    const row = await db
      .selectFrom('communities')
      .select(['name', 'color', 'slug', 'timeZone', 'trialEndsAt'])
      .where('id', '=', communityId)
      .executeTakeFirst()
    return row && { ...row, logoUrl: null, now }
  })
}
