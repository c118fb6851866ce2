import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { voidInvitations } from '#domain/invitations/void-invitations.ts'
import { test } from '#test/database.ts'
import { anEmail } from '#test/factories.ts'
import { linkOf, type Page } from '#test/page.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { rowsOf } from '#test/rows.ts'
import { aHouse } from '#test/visitor.ts'

const noonOfApril = new Date('2030-04-02T17:00:00Z')

const owners = [
  'Owner,Address,Email',
  ...[1, 2, 3].map((at) => `Ana Reyes,${at} Elm St,${anEmail('ana')}`),
].join('\n')

test('invitations that wait are sent from the report, once, and it is told who gets one when', async ({
  db,
}) => {
  const { communityId, visitor, review, work, rosterOf } = await aLeaderWithRosters(aHouse(db))
  await inCommunity(db, communityId, (db) =>
    db.updateTable('communities').set({ dailyMessages: 2 }).where('id', '=', communityId).execute(),
  )
  const page = await review(owners)
  const base = rosterOf(page)
  const report = await work(
    await visitor.send(page, `${base}/import`, { sends: 'later' }, 'Import 3 rows'),
  )
  expect(report.words).toContain('3 invitations by e-mail wait until you send them.')
  expect(linkOf(report, 'Send them now')).toBe(`${base}/send`)

  const question = await visitor.click(report, 'Send them now')
  expect(question.words).toContain('3 people will be written to by e-mail. 2 messages leave today.')
  expect(question.words).toContain('One follows on the next days')
  expect(await rowsOf(db, communityId, 'deliveries')).toEqual([])

  const press = () => visitor.send(question, `${base}/send`, {}, 'Send 3 invitations')
  for (const outcome of [await press(), await press()]) {
    expect(outcome.words).toContain('2 messages have left or leave today.')
    expect(outcome.words).toMatch(/One leaves later, on \w{3} \d+, \d{4}\./)
    expect(outcome.words).toContain('Nothing is left for you to send.')
    expect(outcome.html).not.toContain('Send 3 invitations')
  }
  expect(await rowsOf(db, communityId, 'deliveries')).toHaveLength(3)
  const after = await visitor.open(base)
  expect(after.words).toContain('Of its 3 invitations by e-mail none is left for you to send.')
  expect(after.words).not.toContain('Send them now')
})

test('whoever gets no message is named with the reason', async ({ db }) => {
  const at = await aLeaderWithRosters(aHouse(db))
  const { communityId, visitor, review, work, rosterOf } = at
  const page: Page = await review(owners)
  const base = rosterOf(page)
  await work(await visitor.send(page, `${base}/import`, { sends: 'later' }, 'Import 3 rows'))
  const [first] = await rowsOf(db, communityId, 'invitations')
  await inCommunity(db, communityId, (db) =>
    db
      .updateTable('members')
      .set({ email: null })
      .where('communityId', '=', communityId)
      .where('id', '=', first!.memberId)
      .execute(),
  )
  const question = await visitor.open(`${base}/send`)
  expect(question.words).toContain(
    '2 people will be written to by e-mail. All messages leave today.',
  )
  expect(question.words).toContain('One person is not written to: Ana Reyes: has no e-mail address')
})

test('whose invitation was voided is told before the same list is imported again, and gets none', async ({
  db,
}) => {
  const at = await aLeaderWithRosters(aHouse(db))
  const { communityId, leader, visitor, review, work, rosterOf } = at
  const first = await review(owners)
  await work(await visitor.send(first, `${rosterOf(first)}/import`, {}, 'Import 3 rows'))
  const [member] = (await rowsOf(db, communityId, 'members')).filter(({ joinedAt }) => !joinedAt)
  await voidInvitations(db, leader, { memberIds: [member!.id] }, { at: noonOfApril })

  const again = await review(owners)
  expect(again.words).toContain('One person is not invited again, since their invitation was')
  expect(again.words).toContain('The invitation was voided on Apr 2, 2030; not invited again.')
  await visitor.post('/account/language', { language: 'es' })
  const spanish = await visitor.open(again.path)
  expect(spanish.words).toContain('La invitación se anuló el 2 abr 2030; no se envía otra.')
})

test('a review calls households in the language of the page, and those of the file as the file does', async ({
  db,
}) => {
  const { visitor, review } = await aLeaderWithRosters(aHouse(db))
  const english = await review(
    'Name,Address,Email,Household\nAna Reyes & Bo Chen,7 Elm St,ana@example.com,\nCy Diaz,9 Elm St,cy@example.com,Diaz Household',
  )
  expect(english.words).toContain('7 ELM ST, AUSTIN TX 78701 newChen & Reyes Household')
  await visitor.post('/account/language', { language: 'es' })
  const spanish = await visitor.open(english.path)
  expect(spanish.words).toContain('Hogar Chen y Reyes')
  expect(spanish.words).not.toContain('Reyes Household')
  expect(spanish.words).toContain('Diaz Household')
})
