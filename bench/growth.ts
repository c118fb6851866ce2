import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { listMembers } from '#domain/members/list-members.ts'
import { noAnswers } from '#domain/members/member.ts'
import { countMembers } from '#domain/members/member-tabs.ts'
import { type Actor, permissions } from '#domain/roles/permission.ts'
import { aCommunity } from '#test/factories.ts'
import type { Inside } from '../e2e/faults/house.ts'
import { atMost, millisecondsOf, type Row } from './measure.ts'
import { expectMany, fillCommunities } from './people.ts'
import { openStage } from './stage.ts'

const times = 300

type Speeds = { list: number; search: number; counts: number; redeem: number }

/** P12: list, search and redeem with a million members beside ten thousand, in communities of 500. */
export async function measureGrowth(): Promise<Row[]> {
  const stage = await openStage({ ROLE: 'web' })
  const small = await measureAt(stage.inside, { communities: 20, members: 500 })
  const large = await measureAt(stage.inside, { communities: 1_980, members: 500 })
  await stage.close()
  return (['list', 'search', 'counts', 'redeem'] as const).map((what) =>
    atMost(
      {
        target: 'P12',
        what: `${what} among 1,000,000 members`,
        ours: large[what],
        peer: small[what],
        unit: 'ms',
        note: 'among 10,000 members',
      },
      1.3,
    ),
  )
}

async function measureAt(
  inside: Inside,
  more: { communities: number; members: number },
): Promise<Speeds> {
  const { communityId } = await fillCommunities(inside, more)
  const by: Actor = {
    communityId,
    memberId: communityId,
    accountId: communityId,
    permissions: new Set(permissions),
    from: null,
  }
  const { db } = inside
  const waiting = await expectMany(inside, times * 2, await aCommunity(db))
  const question = { tab: 'all', search: '', sort: 'name' } as const
  const measure = async (): Promise<Speeds> => ({
    list: await millisecondsOf(times, () => listMembers(db, by, question)),
    search: await millisecondsOf(times, () =>
      listMembers(db, by, { ...question, search: 'reyes41' }),
    ),
    counts: await millisecondsOf(times, () => countMembers(db, by)),
    redeem: await millisecondsOf(times, () => {
      const { accountId, email, ...invitation } = waiting.pop()!
      const joining = {
        accountId,
        email,
        phone: null,
        locale: 'en',
        answers: noAnswers,
        from: null,
      }
      return redeemInvitation(db, joining, invitation)
    }),
  })
  await measure()
  return measure()
}
