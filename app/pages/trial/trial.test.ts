import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { test } from '#test/database.ts'
import { endTrial } from '#test/end-trial.ts'
import { aCommunity, aMember, anInvitation } from '#test/factories.ts'
import { alertsOf } from '#test/page.ts'
import { signUpWith } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, type House } from '#test/visitor.ts'

/** A leader of a community whose trial ends so many days from now. */
async function aLeaderOnTrial(house: House, days: number | null) {
  const { db } = house.services
  const trialEndsAt = days === null ? null : addDays(new Date(), days)
  const { slug, communityId, leader } = await aCommunity(db, { trialEndsAt })
  const visitor = await aSignedInVisitor(house, leader)
  return { slug, communityId, leader, visitor, home: `/c/${slug}`, page: `/c/${slug}/trial` }
}

test('a leader sees what is left, and extends it twice', async ({ db }) => {
  const { visitor, home, page } = await aLeaderOnTrial(aHouse(db), 4)
  const banner = await visitor.open(`${home}/members`)
  expect(banner.words).toContain('The trial ends in 4 days.')
  const trial = await visitor.click(banner, 'See what stays, and extend it')
  expect([trial.path, trial.words]).toEqual([page, expect.stringContaining('4 days left')])
  const once = await visitor.send(trial, `${page}/extend`)
  expect(once.words).toContain('Extended. The trial goes on until')
  expect(once.words).toContain('18 days left')
  const stale = await visitor.send(trial, `${page}/extend`)
  expect([stale.status, alertsOf(stale)]).toEqual([
    409,
    [
      'It has been extended already, by a second press, in another window or by another leader. It counts once.',
    ],
  ])
  const twice = await visitor.send(once, `${page}/extend`)
  expect(twice.words).toContain('32 days left')
  expect(twice.words).toContain('It has been extended as often as possible.')
  const forged = await visitor.post(`${page}/extend`, { extensions: '2' })
  expect(forged.status).toBe(409)
  for (const extensions of ['', '-1', 'many'])
    expect((await visitor.post(`${page}/extend`, { extensions })).status).toBe(400)
})

test('a trial that has ended is extended from the page that says so', async ({ db }) => {
  const { visitor, home, page } = await aLeaderOnTrial(aHouse(db), -2)
  const banner = await visitor.open(home)
  expect(banner.words).toContain('The trial has ended: everybody can look at everything')
  expect(banner.words).not.toContain('Your trial')
  const ended = await visitor.open(page)
  expect(ended.words).toContain('The trial has ended')
  const extended = await visitor.send(ended, `${page}/extend`)
  expect(extended.words).toContain('14 days left')
  expect((await visitor.open(home)).words).not.toContain('The trial')
})

test('the log can be taken away after the trial, too', async ({ db }) => {
  const { visitor, home } = await aLeaderOnTrial(aHouse(db), -2)
  const log = await visitor.open(`${home}/audit`)
  const file = await visitor.send(log, `${home}/audit/export`)
  expect([file.status, file.html]).toEqual([200, expect.stringContaining('created the community')])
})

test('nothing is said of a trial there is none of, or early, or to residents', async ({ db }) => {
  const house = aHouse(db)
  const forGood = await aLeaderOnTrial(house, null)
  expect((await forGood.visitor.open(forGood.home)).words).not.toMatch(/trial/i)
  expect((await forGood.visitor.open(forGood.page)).words).toContain('It goes on for good.')
  const early = await aLeaderOnTrial(house, 9)
  expect((await early.visitor.open(`${early.home}/members`)).words).not.toMatch(/trial/i)
  const { communityId, home } = await aLeaderOnTrial(house, -1)
  const { accountId } = await aMember(db, { communityId })
  const resident = await aSignedInVisitor(house, { accountId: accountId! })
  const page = await resident.open(home)
  expect([page.status, page.words]).toEqual([200, expect.not.stringContaining('trial')])
})

test('whoever comes with a code meanwhile is told kindly, and joins when it goes on', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, leader: by, communityId, page } = await aLeaderOnTrial(house, 3)
  const { code } = await anInvitation(db, { by })
  await endTrial(db, communityId)
  const guest = aVisitor(house)
  const refused = await guest.open(`/join/${code}`)
  expect([refused.status, refused.words]).toEqual([
    409,
    expect.stringContaining('Your code stays good, and loses no time'),
  ])
  await visitor.send(await visitor.open(page), `${page}/extend`)
  const email = 'guest-of-the-trial@example.com'
  const signedUp = await signUpWith(aVisitor(house), { code, email })
  expect(signedUp.status).toBe(200)
})
