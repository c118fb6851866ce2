import { firstNameOfEntering } from '#domain/curtain/first-name-inside.ts'
import { activeInGroups, waitingForGroups } from '#domain/groups/active-in-group.ts'
import { fullName } from '#domain/members/member.ts'
import type { Message } from '#integrations/mail/message.ts'
import { type AboutMember, homeOf, personOf } from './about-member.ts'
import { letterheadOf } from './writer.ts'

/** The messages of groups, to whoever may still look at what they tell; null: they may not, or it is no longer so. */
export const groupComposers = {
  'asked to join group': async (about: AboutMember) => {
    const { db, row, facts } = about
    const { groupId, group } = facts
    const asked = await waitingForGroups(db, row.communityId)
      .select(['members.firstName', 'members.lastName'])
      .where('groupRequests.groupId', '=', groupId!)
      .where('groupRequests.memberId', '=', facts.askedBy!)
      .executeTakeFirst()
    const isAdmin = await ownPlace(about)
      .where('groupMembers.isAdmin', '=', true)
      .executeTakeFirst()
    const firstName = await firstNameOfEntering(db, row)
    if (!asked || !isAdmin || firstName === null) return null
    const askedBy = fullName(asked)
    return { template: 'asked to join group', ...whereOf(about), firstName, askedBy, group: group! }
  },
  'let into group': async (about: AboutMember) => {
    const { db, row, facts } = about
    const { group, addedBy: memberId } = facts
    const isInside = await ownPlace(about).executeTakeFirst()
    const firstName = await firstNameOfEntering(db, row)
    if (!isInside || firstName === null) return null
    const addedBy = memberId ? fullName(await personOf(db, { ...row, memberId })) : null
    return { template: 'let into group', ...whereOf(about), firstName, addedBy, group: group! }
  },
} as const satisfies Record<string, (about: AboutMember) => Promise<Message | null>>

/** The place in the group of whoever is written to. */
function ownPlace({ db, row, facts }: AboutMember) {
  return activeInGroups(db, row.communityId)
    .select('members.id')
    .where('groupMembers.groupId', '=', facts.groupId!)
    .where('groupMembers.memberId', '=', row.memberId)
}

function whereOf({ sending, writer, facts }: AboutMember) {
  const url = `${homeOf(sending, writer)}/groups/${facts.groupId}`
  return { community: letterheadOf(writer), url }
}
