import { daysIn } from '#app/words/days.ts'
import type { Locale } from '#app/words/locale.ts'
import { momentsIn } from '#app/words/moments.ts'
import { sayIn } from '#app/words/words.ts'
import type { CommunityForSupport } from '#domain/support/read-community.ts'
import { communityWords } from './words.ts'

export type ShownCommunity = ReturnType<typeof showCommunity>
export type ShownLine = ShownCommunity['accesses'][number]

type FactWord = 'place' | 'address' | 'members' | 'pending' | 'notJoined' | 'trial' | 'created'

/** A community in the words of the page, in its own time. */
export function showCommunity(
  { facts, leaders, accesses, running }: CommunityForSupport,
  locale: Locale,
) {
  const { name, slug, city, state, timeZone } = facts
  const moment = momentsIn(locale, timeZone)
  const day = daysIn(locale, timeZone)
  const told: [FactWord, string][] = [
    ['place', `${city} ${state}`],
    ['address', slug],
    ['members', String(facts.members)],
    ['pending', String(facts.pending)],
    ['notJoined', String(facts.notJoined)],
    ['trial', trialOf(facts.trialEndsAt, { locale, day })],
    ['created', day(facts.createdAt)],
  ]
  return {
    ...{ name, slug, leaders },
    facts: told.map(([word, fact]) => ({ word, fact })),
    accesses: accesses.map(({ id, agent, leader, purpose, grantedAt, isRunning, ...ends }) => ({
      ...{ id, agent, leader, purpose, isRunning },
      from: moment(grantedAt),
      until: moment(ends.endedAt ?? ends.endsAt),
    })),
    running: running && { leader: running.leader, until: moment(running.endsAt) },
  }
}

type Printing = { locale: Locale; day: (moment: Date) => string }

function trialOf(endsAt: Date | null, { locale, day }: Printing): string {
  const say = sayIn(locale, communityWords)
  if (!endsAt) return say('forGood')
  return say(endsAt > new Date() ? 'trialUntil' : 'trialOver', { day: day(endsAt) })
}
