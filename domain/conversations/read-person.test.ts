import { expect } from 'vitest'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { endAgent } from '#domain/support/appoint-agent.ts'
import { aConversation } from '#test/conversations.ts'
import { aCommunity, aJoining, aMember, anInvitation } from '#test/factories.ts'
import { test } from '#test/identity.ts'
import { aSupportAgent } from '#test/support.ts'
import { readPerson } from './read-person.ts'

test('of an account one sees where it belongs and how its invitations went, in every community', async ({
  db,
  tools,
}) => {
  const agent = await aSupportAgent(db)
  const { by, email, invitationId } = await anInvitation(db)
  const joining = await aJoining(db, { email })
  await redeemInvitation(db, joining, { communityId: by.communityId, invitationId })
  const { accountId } = joining
  const other = await aCommunity(db)
  await aMember(db, { communityId: other.communityId, accountId, leftAt: new Date() })
  const asker = { accountId, communityId: null }
  const { conversationId } = await aConversation(db, tools, { asker })

  const person = (await readPerson(db, agent, { conversationId }))!
  expect(person.standings.map(({ communityId, state }) => [communityId, state]).toSorted()).toEqual(
    [
      [by.communityId, 'active'],
      [other.communityId, 'left'],
    ].toSorted(),
  )
  expect(person.invitations).toEqual([
    expect.objectContaining({ id: invitationId, channel: 'email', state: 'joined', trouble: null }),
  ])
  expect(person.invitations[0]!.events.map(({ what }) => what)).toEqual(['made', 'joined'])
  expect(JSON.stringify(person)).not.toContain(email)

  await endAgent(db, agent)
  expect(await readPerson(db, agent, { conversationId })).toBeNull()
})

test('an invitation that waits at the address of an account is told, and one of others is not', async ({
  db,
  tools,
}) => {
  const agent = await aSupportAgent(db)
  const { email, invitationId } = await anInvitation(db)
  await anInvitation(db)
  const { accountId } = await aJoining(db, { email })
  const asker = { accountId, communityId: null }
  const { conversationId } = await aConversation(db, tools, { asker })
  const { standings, invitations } = (await readPerson(db, agent, { conversationId }))!
  expect(standings).toEqual([])
  expect(invitations.map(({ id, state }) => [id, state])).toEqual([[invitationId, 'queued']])
})

test('for an address that was only typed nothing is looked up', async ({ db, tools }) => {
  const agent = await aSupportAgent(db)
  const { email } = await anInvitation(db)
  const { conversationId } = await aConversation(db, tools, { email })
  expect(await readPerson(db, agent, { conversationId })).toEqual({
    standings: [],
    invitations: [],
  })
})
