import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { listInvitations } from '#domain/invitations/list-invitations.ts'
import type { StoryState } from '#domain/invitations/story.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aLife } from '#test/lives.ts'
import { change, rowsOf } from '#test/rows.ts'
import type { InvitationStanding } from './invitation-standing.ts'
import { listMembers } from './list-members.ts'

const everything = { show: null, channel: null, batchId: null, trouble: null, search: '' }

/** What the list of members says of each state of a story; a sign-up that nobody proved it passes over. */
const said: Partial<Record<StoryState, InvitationStanding>> = {
  made: 'not sent',
  queued: 'on its way',
  sending: 'on its way',
  sent: 'waiting',
  delivered: 'waiting',
  bounced: 'not reached',
  failed: 'not reached',
  suppressed: 'not reached',
  'link opened': 'opened',
  expired: 'expired',
  voided: 'voided',
  replaced: 'voided',
}

test('the list of members tells of an invitation what its story tells', async ({ db }) => {
  const { leader: by } = await aCommunity(db)
  const now = new Date()
  for (let seed = 1; seed <= 90; seed += 1) await aLife(db, { by, seed, now })
  await bindEach(db, by)
  const states = await statesByName(db, by)

  const standings = await standingsByName(db, by)

  const told = [...states].filter(([, state]) => said[state] !== undefined)
  expect(new Set(told.map(([, state]) => state)).size).toBeGreaterThan(8)
  for (const [name, state] of told)
    expect({ name, state, is: standings.get(name) }).toEqual({ name, state, is: said[state] })
})

/** Gives each of the codes that nobody has used to somebody the community expects. */
async function bindEach(db: Db, { communityId }: Actor): Promise<void> {
  const claims = await rowsOf(db, communityId, 'homeClaims')
  const claimed = new Set(claims.map(({ invitationId }) => invitationId))
  const codes = await rowsOf(db, communityId, 'invitations')
  for (const [index, { id, redeemedAt }] of codes.entries()) {
    if (redeemedAt || claimed.has(id)) continue
    const member = await aMember(db, { communityId, firstName: `Person ${index}`, joinedAt: null })
    await change(db, 'invitations', { communityId, id }, { memberId: member.id, contact: null })
  }
}

async function statesByName(db: Db, by: Actor): Promise<Map<string, StoryState>> {
  const states = new Map<string, StoryState>()
  let after: string | null = null
  do {
    const page = await listInvitations(db, by, { ...everything, after })
    for (const { name, state } of page.invitations) if (name) states.set(name, state)
    after = page.next
  } while (after)
  return states
}

async function standingsByName(db: Db, by: Actor) {
  const question = { tab: 'pending', search: '', sort: 'name', most: 500 } as const
  const { members } = await listMembers(db, by, question)
  return new Map(
    members.map(({ firstName, lastName, invitation }) => [`${firstName} ${lastName}`, invitation]),
  )
}
