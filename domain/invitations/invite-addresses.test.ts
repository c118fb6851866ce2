import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aLeader, aMember, anEmail, anInvitation, key } from '#test/factories.ts'
import { aList } from '#test/lists.ts'
import { change, rowsOf } from '#test/rows.ts'
import { openCode } from './create-invitation.ts'
import { inviteAddresses } from './invite-addresses.ts'
import { readListReport } from './list-report.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')

test('everyone of a list has an invitation with a code of their own, and a message that waits', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const [ana, bo] = [anEmail('ana'), anEmail('bo')]
  const list = aList(`Reyes, Ana <${ana}>; ${bo}`)

  const outcome = await inviteAddresses(db, by, list, { key, at: april })

  const batchId = list.submission
  expect(outcome).toEqual(accept({ batchId, invited: 2, skipped: [], later: null }))
  expect(await rowsOf(db, communityId, 'batches')).toMatchObject([
    { id: batchId, channel: 'email', size: 2, madeBy: by.memberId, madeAt: april, forHomes: false },
  ])
  const invitations = await rowsOf(db, communityId, 'invitations')
  const open = {
    memberId: null,
    batchId,
    channel: 'email',
    invitedBy: by.memberId,
    invitedAt: april,
  }
  expect(invitations).toMatchObject([
    { ...open, serial: 1, contact: ana, contactName: 'Ana Reyes', expiresAt: addDays(april, 90) },
    { ...open, serial: 2, contact: bo, contactName: null, propertyId: null },
  ])
  const codes = invitations.map(({ id, sealedCode }) => openCode(key, sealedCode!, id))
  expect(new Set(codes).size).toBe(2)
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject(
    invitations.map(({ id, contact }) => ({
      invitationId: id,
      memberId: null,
      channel: 'email',
      template: 'invitation',
      recipient: contact,
      queuedAt: april,
      dueAt: april,
      sentAt: null,
    })),
  )
  expect((await rowsOf(db, communityId, 'auditEvents')).slice(1)).toMatchObject([
    {
      deed: 'made invitations',
      actorId: by.memberId,
      facts: { batchId, channel: 'email', count: 2 },
    },
  ])
})

test('the same form sent twice, even at one moment, is one list with one answer', async ({
  db,
}) => {
  const by = await aLeader(db)
  const list = aList(`${anEmail()}, ${anEmail()}`)
  const leftOut = [{ typed: 'nobody', because: 'invalid' as const }]
  const send = () => inviteAddresses(db, by, { ...list, leftOut }, { key })

  const outcomes = await Promise.all([send(), send(), send()])

  const report = { batchId: list.submission, invited: 2, skipped: leftOut, later: null }
  expect(outcomes).toEqual(Array(3).fill(accept(report)))
  expect(await readListReport(db, by, { batchId: list.submission })).toEqual(report)
  expect(await rowsOf(db, by.communityId, 'invitations')).toHaveLength(2)
  expect(await rowsOf(db, by.communityId, 'deliveries')).toHaveLength(2)
})

test('leaders who send overlapping lists at one moment invite nobody twice', async ({ db }) => {
  const by = await aLeader(db)
  const addresses = Array.from({ length: 30 }, () => anEmail())
  const parts = [addresses.slice(0, 20), addresses.slice(10), addresses.toReversed(), addresses]

  await Promise.all(parts.map((part) => inviteAddresses(db, by, aList(part.join('\n')), { key })))

  const invitations = await rowsOf(db, by.communityId, 'invitations')
  const deliveries = await rowsOf(db, by.communityId, 'deliveries')
  const everyone = addresses.toSorted()
  expect(invitations.map(({ contact }) => contact).sort()).toEqual(everyone)
  expect(deliveries.map(({ recipient }) => recipient).sort()).toEqual(everyone)
})

test('what has happened since the review is told, and nobody is invited twice', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const member = await aMember(db, { communityId })
  const invited = await anInvitation(db, { by })
  const fresh = anEmail()

  const outcome = await inviteAddresses(
    db,
    by,
    aList([fresh, member.email, invited.email, fresh].join()),
    { key },
  )

  expect(outcome).toMatchObject({
    value: {
      invited: 1,
      skipped: [
        { typed: member.email, because: 'already a member' },
        { typed: invited.email, because: 'already invited' },
        { typed: fresh, because: 'repeated' },
      ],
    },
  })
})

test('when nobody is left to invite, nothing is made', async ({ db }) => {
  const { by, email } = await anInvitation(db)
  const nobody = refuse({ because: 'nobody to invite' })
  expect(await inviteAddresses(db, by, aList(email), { key })).toEqual(nobody)
  expect(await inviteAddresses(db, by, aList(''), { key })).toEqual(nobody)
  expect(await rowsOf(db, by.communityId, 'batches')).toEqual([])
})

test('who waits without a code is invited as themselves, everyone who shares the address', async ({
  db,
}) => {
  const by = await aLeader(db)
  const { communityId } = by
  const ana = await anInvitation(db, { by, newcomer: { firstName: 'Ana' } })
  const bo = await anInvitation(db, { by, newcomer: { email: ana.email, sharesAddress: true } })
  const memberIds = [ana.memberId, bo.memberId]
  await voidInvitations(db, by, { memberIds })
  await change(db, 'members', { communityId, id: bo.memberId }, { locale: 'es' })

  const outcome = await inviteAddresses(db, by, aList(ana.email), { key })

  expect(outcome).toMatchObject({ value: { invited: 2, skipped: [] } })
  const live = (await rowsOf(db, communityId, 'invitations')).filter(({ voidedAt }) => !voidedAt)
  expect(live.map(({ memberId }) => memberId).sort()).toEqual(memberIds.sort())
  expect(live.map(({ contact }) => contact)).toEqual([null, null])
  const messages = (await rowsOf(db, communityId, 'deliveries')).slice(2)
  expect(messages.map(({ memberId, locale }) => [memberId, locale]).sort()).toEqual(
    [
      [ana.memberId, 'en'],
      [bo.memberId, 'es'],
    ].sort(),
  )
})

test('messages beyond what a community may send today wait for another day, and the report says so', async ({
  db,
}) => {
  const { leader: by, communityId } = await aCommunity(db, { dailyMessages: 3 })
  const list = aList(Array.from({ length: 5 }, () => anEmail()).join('\n'))

  const outcome = await inviteAddresses(db, by, list, { key, at: april })

  const later = { count: 2, until: addDays(april, 1) }
  expect(outcome).toMatchObject({ value: { invited: 5, later } })
  const dueAts = (await rowsOf(db, communityId, 'deliveries')).map(({ dueAt }) => dueAt)
  expect(dueAts.filter((dueAt) => dueAt > april)).toHaveLength(2)
})

test('ten thousand addresses are one list', async ({ db }) => {
  const by = await aLeader(db)
  const stem = anEmail()
  const list = aList('')
  const addressees = Array.from(
    { length: 10_001 },
    (_, at) => aList(`p${at}-${stem}`).addressees[0]!,
  )

  const outcome = await inviteAddresses(db, by, { ...list, addressees }, { key })

  expect(outcome).toMatchObject({ value: { invited: 10_001, later: { count: 9_001 } } })
  const serials = (await rowsOf(db, by.communityId, 'invitations')).map(({ serial }) => serial)
  expect(new Set(serials).size).toBe(10_001)
})

test('nobody gives by a list what they could not give by hand', async ({ db }) => {
  const by = await aLeader(db)
  const roles = await rowsOf(db, by.communityId, 'roles')
  const defaultRoleId = roles.find(({ system }) => system === 'leader')!.id
  await setDefaultRole(db, by.communityId, defaultRoleId)
  const permissions = new Set(['invite members', 'invite members via email'] as const)
  const outcome = await inviteAddresses(db, { ...by, permissions }, aList(anEmail()), { key })
  expect(outcome).toEqual(refuse({ because: 'may not grant' }))
  expect(await rowsOf(db, by.communityId, 'invitations')).toEqual([])
})

const setDefaultRole = (db: Db, communityId: string, defaultRoleId: string) =>
  inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set({ defaultRoleId }).where('id', '=', communityId).execute(),
  )

test('a list needs both permissions, and is seen by its own community only', async ({ db }) => {
  const by = await aLeader(db)
  const list = aList(anEmail())
  for (const missing of ['invite members', 'invite members via email'] as const) {
    const permissions = new Set([...by.permissions].filter((one) => one !== missing))
    const without = { ...by, permissions }
    await expect(inviteAddresses(db, without, list, { key })).rejects.toEqual(
      new NotAllowed(missing),
    )
  }
  await inviteAddresses(db, by, list, { key })
  const batchId = list.submission
  expect(await readListReport(db, await aLeader(db), { batchId })).toBeNull()
})
