import { sql } from 'kysely'
import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { recordEvent, recordEvents } from './record-event.ts'

const april = new Date('2030-04-02T10:00:00Z')

test('an event says who did what to whom, when and from where', async ({ db }) => {
  const { communityId, memberId, accountId } = await aLeader(db)
  const [founded] = await rowsOf(db, communityId, 'auditEvents')
  const about = { communityId, actorId: memberId, accountId, memberId, invitationId: newId() }
  await inCommunity(db, communityId, (db) =>
    recordEvent(db, {
      ...about,
      deed: 'invited member',
      facts: { sent: true },
      from: '2001:db8::7',
      now: april,
    }),
  )
  expect(await rowsOf(db, communityId, 'auditEvents')).toEqual([
    founded,
    {
      ...about,
      id: expect.any(String),
      deed: 'invited member',
      facts: { sent: true },
      fromAddress: '2001:db8::7',
      happenedAt: april,
    },
  ])
})

test('several events are recorded at once, and none when there is none', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const event = { communityId, deed: 'resent invitation', from: null, now: april } as const
  await inCommunity(db, communityId, async (db) => {
    await recordEvents(db, [event, event])
    await recordEvents(db, [])
  })
  const deeds = (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds).toEqual(['founded community', 'resent invitation', 'resent invitation'])
})

test('an event falls with the deed it tells of', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const before = await rowsOf(db, communityId, 'auditEvents')
  const failing = inCommunity(db, communityId, async (db) => {
    await recordEvent(db, { communityId, deed: 'joined', from: null, now: april })
    throw new Error('later')
  })
  await expect(failing).rejects.toThrow('later')
  expect(await rowsOf(db, communityId, 'auditEvents')).toEqual(before)
})

test('an event can neither be changed nor deleted by the application', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const before = await rowsOf(db, communityId, 'auditEvents')
  const change = () =>
    inCommunity(db, communityId, (db) =>
      db
        .updateTable('auditEvents')
        .set({ deed: 'joined' })
        .where('communityId', '=', communityId)
        .execute(),
    )
  const remove = () =>
    inCommunity(db, communityId, (db) =>
      db.deleteFrom('auditEvents').where('communityId', '=', communityId).execute(),
    )
  const refused = 'permission denied for table audit_events'
  await expect(change()).rejects.toThrow(refused)
  await expect(remove()).rejects.toThrow(refused)
  await expect(sql`truncate audit_events`.execute(db)).rejects.toThrow(refused)
  expect(await rowsOf(db, communityId, 'auditEvents')).toEqual(before)
})

test('nobody writes into the log of another community', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const { communityId: others } = await aLeader(db)
  const event = { communityId: others, deed: 'joined', from: null, now: april } as const
  const writing = inCommunity(db, communityId, (db) => recordEvent(db, event))
  await expect(writing).rejects.toThrow('violates row-level security policy')
  expect(await rowsOf(db, others, 'auditEvents')).toHaveLength(1)
})
