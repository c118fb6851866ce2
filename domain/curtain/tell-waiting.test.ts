import { expect } from 'vitest'
import { atomically, inCommunity } from '#database/in-community.ts'
import { sendDeliveries } from '#domain/deliveries/send-deliveries.ts'
import { memoryMail } from '#integrations/mail/memory.ts'
import { memoryTexts } from '#integrations/texts/memory.ts'
import { freshDatabase, test } from '#test/database.ts'
import { aCommunity, aMember, key } from '#test/factories.ts'
import { rowsOf } from '#test/rows.ts'
import { drawCurtain } from './draw-curtain.ts'
import { liftCurtain } from './lift-curtain.ts'

const publicUrl = 'https://communitrak.test'

test('who waits reads at the address they sign in with that the community is open, with a link', async () => {
  const { db } = await freshDatabase()
  const { leader: by, communityId, slug } = await aCommunity(db, { color: '#0b5f83' })
  const ana = await aMember(db, { communityId, firstName: 'Ana' })
  await atomically(db, (db) =>
    db
      .updateTable('accounts')
      .set({ email: 'ana@elsewhere.example', locale: 'es' })
      .where('id', '=', ana.accountId!)
      .execute(),
  )
  await drawCurtain(db, by)
  await liftCurtain(db, by, { tells: true })
  const mail = memoryMail()
  await sendDeliveries(db, { mail, texts: memoryTexts(), key, publicUrl })
  expect(mail.messages).toMatchObject([
    {
      envelope: { to: 'ana@elsewhere.example', locale: 'es', unsubscribeUrl: null },
      message: {
        template: 'curtain lifted',
        community: { name: 'Maple Court', color: '#0b5f83' },
        firstName: 'Ana',
        url: `${publicUrl}/c/${slug}`,
      },
    },
  ])
})

test('what is no longer so is not told: the curtain is drawn again, or the person has left', async () => {
  const { db } = await freshDatabase()
  const { leader: by, communityId } = await aCommunity(db)
  await aMember(db, { communityId })
  await drawCurtain(db, by)
  await liftCurtain(db, by, { tells: true })
  await drawCurtain(db, by)
  const { leader: other, communityId: elsewhere } = await aCommunity(db)
  const gone = await aMember(db, { communityId: elsewhere })
  await drawCurtain(db, other)
  await liftCurtain(db, other, { tells: true })
  await inCommunity(db, elsewhere, (db, now) =>
    db
      .updateTable('members')
      .set({ leftAt: now })
      .where('id', '=', gone.id)
      .where('communityId', '=', elsewhere)
      .execute(),
  )
  const mail = memoryMail()
  await sendDeliveries(db, { mail, texts: memoryTexts(), key, publicUrl })
  expect(mail.messages).toEqual([])
  expect(await rowsOf(db, communityId, 'deliveries')).toMatchObject([
    { template: 'curtain lifted', problem: 'no longer true' },
  ])
})

test('these letters leave the invitations’ budget alone, and one account hears of each community', async ({
  db,
}) => {
  const one = await aCommunity(db, { dailyMessages: 1 })
  const other = await aCommunity(db)
  const ana = await aMember(db, { communityId: one.communityId })
  await aMember(db, { communityId: one.communityId })
  await aMember(db, { communityId: other.communityId, accountId: ana.accountId })
  for (const { leader } of [one, other]) {
    await drawCurtain(db, leader)
    await liftCurtain(db, leader, { tells: true })
  }
  for (const { communityId } of [one, other]) {
    const letters = await rowsOf(db, communityId, 'deliveries')
    expect(letters).toHaveLength(communityId === one.communityId ? 2 : 1)
    for (const { dueAt, queuedAt } of letters) expect(dueAt).toEqual(queuedAt)
  }
})
