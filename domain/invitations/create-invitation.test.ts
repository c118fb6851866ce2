import { expect, onTestFinished } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { keepMessage, listKeptMessages } from '#domain/deliveries/kept-messages.ts'
import { sendDeliveries } from '#domain/deliveries/send-deliveries.ts'
import { deriveServerKey } from '#domain/server-key.ts'
import { keptMail } from '#integrations/mail/kept.ts'
import { memoryTexts } from '#integrations/texts/memory.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aJoining, aLeader, anInvitation, key } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { rowOf, rowsOf, tablesHolding } from '#test/rows.ts'
import { type AccessCode, readCode } from './access-code.ts'
import { createInvitation, lookUpOf, openCode, sealCode } from './create-invitation.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { tryCode } from './try-code.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')

test('a code stands nowhere in the database, whatever becomes of its invitation', async () => {
  const { db, address } = await freshDatabase() // whose outbox holds nothing else
  onTestFinished(() => db.destroy())
  const { by, code, email, memberId, invitationId } = await anInvitation(db)
  const holders = async () => [
    ...(await tablesHolding(address, code)),
    ...(await tablesHolding(address, code.replaceAll('-', ''))),
  ]
  expect(await tablesHolding(address, email)).toEqual(['deliveries', 'members'])
  expect(await holders()).toEqual([])

  const mail = keptMail((message) => keepMessage(db, key, message))
  await sendDeliveries(db, {
    mail,
    texts: memoryTexts(),
    key,
    publicUrl: 'http://communitrak.test',
  })
  const [letter] = (await listKeptMessages(db, key)).filter(({ to }) => to === email)
  expect(letter?.text).toContain(code)
  const given = { typed: code, holder: null, who: [email] }
  expect((await tryCode(db, { key, limits: theLimits(db), ring: () => undefined }, given)).ok).toBe(
    true,
  )
  expect(await holders()).toEqual([])

  await redeemInvitation(db, await aJoining(db, { email }), { ...by, invitationId })
  expect((await rowOf(db, 'members', { ...by, id: memberId })).joinedAt).not.toBeNull()
  expect(await holders()).toEqual([])
})

test('a code that was voided cannot be read again, with no key', async ({ db }) => {
  const { by, memberId, invitationId } = await anInvitation(db)
  await voidInvitations(db, by, { memberIds: [memberId] })
  const { sealedCode } = await rowOf(db, 'invitations', { ...by, id: invitationId })
  expect(sealedCode).toBeNull()
})

test('the sealed copy opens for its own invitation and with the key of this server only', async ({
  db,
}) => {
  const { by, code, invitationId } = await anInvitation(db)
  const other = await anInvitation(db, { by })
  const { sealedCode } = await rowOf(db, 'invitations', { ...by, id: invitationId })
  const otherKey = deriveServerKey(Buffer.alloc(32, 8))

  const opened = openCode(key, sealedCode!, invitationId)
  expect(readCode(code)).toEqual({ ok: true, value: opened })
  expect(() => openCode(key, sealedCode!, other.invitationId)).toThrow()
  expect(() => openCode(otherKey, sealedCode!, invitationId)).toThrow()
  expect(() => openCode(key, sealCode(otherKey, opened, invitationId), invitationId)).toThrow()
})

test('two servers look the same code up by different marks', () => {
  const code = '7K3MQ9XD2F8RVW4T' as AccessCode
  const otherKey = deriveServerKey(Buffer.alloc(32, 8))

  expect(lookUpOf(key, code)).toEqual(lookUpOf(key, code))
  expect(lookUpOf(key, code)).not.toEqual(lookUpOf(otherKey, code))
  expect(lookUpOf(key, code)).toHaveLength(32)
})

test('an open code is bound to nobody, and each invitation has a code of its own', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [role] = await rowsOf(db, communityId, 'roles')
  const bound = { communityId, memberId: null, channel: 'pass' as const, roleId: role!.id }
  const promised = { ...bound, invitedBy: by.memberId, days: 30 }
  const made = await inCommunity(db, communityId, (db) =>
    Promise.all([1, 2].map(() => createInvitation(db, promised, { key, now: april }))),
  )

  expect(new Set(made.map(({ code }) => code)).size).toBe(2)
  expect(await rowsOf(db, communityId, 'invitations')).toMatchObject([
    { ...bound, id: made[0]!.id, codeLookUp: lookUpOf(key, made[0]!.code) },
    { ...bound, id: made[1]!.id, codeLookUp: lookUpOf(key, made[1]!.code) },
  ])
})
