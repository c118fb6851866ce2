import { fullName } from '#domain/members/member.ts'
import type { Message } from '#integrations/mail/message.ts'
import { type AboutMember, firstNameOf, homeOf } from './about-member.ts'

/** Says to a leader that support was let in; null when that is over already. */
export async function composeSupport(about: AboutMember): Promise<Message | null> {
  const { db, sending, row, facts, writer } = about
  const access = await db
    .selectFrom('supportAccesses')
    .innerJoin('members', (on) =>
      on
        .onRef('members.communityId', '=', 'supportAccesses.communityId')
        .onRef('members.id', '=', 'supportAccesses.onBehalfOf'),
    )
    .select(['agentName as agent', 'purpose', 'endsAt', 'endedAt', 'onBehalfOf'])
    .select(['members.firstName', 'members.lastName'])
    .where('supportAccesses.communityId', '=', row.communityId)
    .where('supportAccesses.id', '=', facts.accessId!)
    .executeTakeFirstOrThrow()
  const { agent, purpose, endsAt } = access
  const { timeZone, name, color, logoUrl } = writer
  const moment = new Intl.DateTimeFormat(row.locale, {
    ...{ dateStyle: 'full', timeStyle: 'short', timeZone },
  })
  return {
    ...{ template: 'support access', agent, purpose },
    community: { name, color, logoUrl },
    firstName: await firstNameOf(db, row),
    leader: access.onBehalfOf === row.memberId ? null : fullName(access),
    until: moment.format(access.endedAt ?? endsAt),
    url: `${homeOf(sending, writer)}/preferences/support`,
  }
}
