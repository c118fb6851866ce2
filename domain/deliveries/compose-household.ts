import { isInactive } from '#domain/households/is-inactive.ts'
import type { Message } from '#integrations/mail/message.ts'
import { type AboutMember, firstNameOf, homeOf } from './about-member.ts'
import { letterheadOf } from './writer.ts'

/** The messages that tell somebody what became of their household or of their part in it; null: it is no longer so. */
export const householdComposers = {
  'appointed head': async ({ db, sending, row, facts, writer }: AboutMember) => {
    const about = { firstName: await firstNameOf(db, row), home: facts.home! }
    const url = `${homeOf(sending, writer)}/my-household`
    const community = letterheadOf(writer)
    return { template: 'appointed head', community, ...about, headName: facts.headName!, url }
  },
  'removed from household': async ({ db, sending, row, facts, writer }: AboutMember) => {
    const about = { firstName: await firstNameOf(db, row), home: facts.home! }
    const url = homeOf(sending, writer)
    const community = letterheadOf(writer)
    return {
      template: 'removed from household',
      community,
      ...about,
      headName: facts.headName!,
      url,
    }
  },
  'household inactive': async (about: AboutMember) =>
    (await isHouseholdInactive(about)) ? aboutHousehold(about, 'household inactive') : null,
  'household active': async (about: AboutMember) =>
    (await isHouseholdInactive(about)) ? null : aboutHousehold(about, 'household active'),
  'moved to household': (about: AboutMember) => aboutHousehold(about, 'moved to household'),
  'stepped head down': (about: AboutMember) => aboutHousehold(about, 'stepped head down'),
} as const satisfies Record<string, (about: AboutMember) => Promise<Message | null>>

type HouseholdTemplate =
  | 'household inactive'
  | 'household active'
  | 'moved to household'
  | 'stepped head down'

async function aboutHousehold(
  { db, sending, row, facts, writer }: AboutMember,
  template: HouseholdTemplate,
): Promise<Message> {
  const about = { firstName: await firstNameOf(db, row), home: facts.home! }
  return { template, community: letterheadOf(writer), ...about, url: homeOf(sending, writer) }
}

/** What was set inactive and active again before the message left is not told. */
const isHouseholdInactive = ({ db, row: { communityId }, facts }: AboutMember) =>
  isInactive(db, { communityId }, { householdId: facts.householdId! })
