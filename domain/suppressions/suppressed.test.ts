import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { accept, refuse } from '#domain/result.ts'
import { NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aLeader, anEmail } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { liftSuppression } from './lift-suppression.ts'
import { type NewSuppression, suppress } from './suppress.ts'
import { suppressedRecipients } from './suppressed.ts'

const april = new Date('2026-04-01T12:00:00Z')
const may = new Date('2026-05-01T12:00:00Z')

/** Suppresses an address in a transaction of its own; answers whether it is news. */
function suppressing(
  db: Db,
  { at = april, ...given }: Omit<NewSuppression, 'now'> & { at?: Date },
) {
  return inCommunity(db, given.communityId, (db) => suppress(db, { ...given, now: at }))
}

test('an address is suppressed once for each reason, and the first words stay', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const bounced = { communityId, recipient: anEmail(), because: 'bounced' } as const

  expect(await suppressing(db, { ...bounced, words: '550 5.1.1 no such user' })).toBe(true)
  expect(await suppressing(db, { ...bounced, words: 'again', at: may })).toBe(false)
  expect(await suppressing(db, { ...bounced, because: 'complained' })).toBe(true)

  expect(await rowsOf(db, communityId, 'suppressions')).toMatchObject([
    { ...bounced, words: '550 5.1.1 no such user', since: april, liftedAt: null },
    { ...bounced, because: 'complained', words: null },
  ])
})

test('twenty bounces at once make one suppression', async ({ db }) => {
  const { communityId } = await aLeader(db)
  const bounced = { communityId, recipient: anEmail(), because: 'bounced' } as const
  const news = await Promise.all(Array.from({ length: 20 }, () => suppressing(db, bounced)))
  expect(news.filter(Boolean)).toHaveLength(1)
})

test('of several reasons the one that stops most is told, and of one community only', async ({
  db,
}) => {
  const [{ communityId }, elsewhere] = [await aLeader(db), await aLeader(db)]
  const [gone, angry, done, fine] = [anEmail(), anEmail(), anEmail(), anEmail()]
  const tell = (recipient: string, because: NewSuppression['because'], where = communityId) =>
    suppressing(db, { communityId: where, recipient, because })
  await tell(gone, 'unsubscribed')
  await tell(gone, 'bounced')
  await tell(gone, 'complained')
  await tell(angry, 'unsubscribed')
  await tell(angry, 'complained')
  await tell(done, 'unsubscribed')
  await tell(fine, 'bounced', elsewhere.communityId)

  expect(await suppressedRecipients(db, communityId, [gone, angry, done, fine])).toEqual(
    new Map([
      [gone, 'bounced'],
      [angry, 'complained'],
      [done, 'unsubscribed'],
    ]),
  )
  expect(await suppressedRecipients(db, communityId, [])).toEqual(new Map())
})

test('a leader lifts what bounced, and messages may leave again', async ({ db }) => {
  const by = await aLeader(db)
  const { communityId } = by
  const recipient = anEmail()
  await suppressing(db, { communityId, recipient, because: 'bounced' })

  expect(await liftSuppression(db, by, { recipient }, { at: may })).toEqual(accept(null))

  expect(await suppressedRecipients(db, communityId, [recipient])).toEqual(new Map())
  expect(await rowsOf(db, communityId, 'suppressions')).toMatchObject([
    { since: april, liftedAt: may, liftedBy: by.memberId },
  ])
  expect((await rowsOf(db, communityId, 'auditEvents')).at(-1)).toMatchObject({
    deed: 'lifted suppression',
    actorId: by.memberId,
    facts: { recipient, because: 'bounced' },
    happenedAt: may,
  })
  expect(await suppressing(db, { communityId, recipient, because: 'bounced' })).toBe(true)
})

test.for(['complained', 'unsubscribed'] as const)(
  'who %s is written to again only when they say so themselves',
  async (because, { db }) => {
    const by = await aLeader(db)
    const { communityId } = by
    const recipient = anEmail()
    await suppressing(db, { communityId, recipient, because })

    expect(await liftSuppression(db, by, { recipient })).toEqual(
      refuse({ because: 'their own wish' }),
    )
    expect(await suppressedRecipients(db, communityId, [recipient])).toEqual(
      new Map([[recipient, because]]),
    )
  },
)

test('an address that is not suppressed here cannot be lifted from here', async ({ db }) => {
  const [by, elsewhere] = [await aLeader(db), await aLeader(db)]
  const recipient = anEmail()
  const there = { communityId: elsewhere.communityId, recipient, because: 'bounced' } as const
  await suppressing(db, there)

  expect(await liftSuppression(db, by, { recipient })).toEqual(
    refuse({ because: 'not suppressed' }),
  )
  expect(await suppressedRecipients(db, elsewhere.communityId, [recipient])).toHaveProperty(
    'size',
    1,
  )
  expect(() => liftSuppression(db, { ...by, permissions: new Set() }, { recipient })).toThrow(
    NotAllowed,
  )
})
