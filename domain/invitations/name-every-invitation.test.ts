import { expect } from 'vitest'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { anInvitation, anOpenCode } from '#test/factories.ts'
import { nameEveryInvitation } from './name-every-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

const everything = { show: null, channel: null, batchId: null, trouble: null, search: '' }

test('every invitation that a list means is named in the order of names, and no other', async ({
  db,
}) => {
  const zoe = await anInvitation(db, { newcomer: { firstName: 'Zoe', lastName: 'Adams' } })
  const { by } = zoe
  const bo = await anInvitation(db, { by, newcomer: { firstName: 'Bo', lastName: 'Adams' } })
  const gone = await anInvitation(db, { by, newcomer: { lastName: 'Adams' } })
  await voidInvitations(db, by, { memberIds: [gone.memberId] })
  await anInvitation(db, { by, newcomer: { lastName: 'Baker' } })
  await anInvitation(db, { newcomer: { lastName: 'Adams' } })
  const question = { ...everything, show: 'on the way', search: 'adams' } as const
  expect(await nameEveryInvitation(db, by, question)).toEqual({
    chosen: [
      { id: bo.invitationId, name: 'Bo Adams' },
      { id: zoe.invitationId, name: 'Zoe Adams' },
    ],
    areMore: false,
  })
})

test('the page on which the list stands does not matter', async ({ db }) => {
  const { by } = await anOpenCode(db)
  const second = await anOpenCode(db, { by })
  const here = { ...everything, before: null, after: second.invitationId }
  expect((await nameEveryInvitation(db, by, here)).chosen).toHaveLength(2)
})

test('nothing is named to those who may not invite', async ({ db }) => {
  const { by } = await anInvitation(db)
  const resident = { ...by, permissions: new Set(['admin view members'] as const) }
  await expect(nameEveryInvitation(db, resident, everything)).rejects.toThrow(NotAllowed)
})
