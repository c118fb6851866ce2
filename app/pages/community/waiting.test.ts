import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { comeTo, homeAt } from '#test/open-codes.ts'
import { linkOf } from '#test/page.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

const waitingPage = '/join/resident/waiting'

test('who waits for a leader is told so wherever they knock, and no more than they know', async ({
  db,
}) => {
  const { slug, leader } = await aCommunity(db)
  const other = await aCommunity(db)
  const { joining } = await comeTo(db, leader, { toldHome: homeAt('90 OAK LN') })
  const visitor = await aSignedInVisitor(aHouse(db), joining)
  for (const path of ['', '/members', '/my-household', '/contact', '/nothing/at/all']) {
    const page = await visitor.open(`/c/${slug}${path}`)
    expect([path, page.path, page.status]).toEqual([path, waitingPage, 200])
    expect(page.words).toContain('The Community Leaders of Maple Court have been asked')
    expect(page.words).toContain('90 OAK LN, AUSTIN TX 78701 They were asked on May 1, 2026.')
    expect(page.words).not.toContain('Lee')
  }
  const sent = await visitor.post(`/c/${slug}/members/invite/send`, { firstName: 'Bo' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, waitingPage])
  for (const path of [other.slug, 'nowhere', 'NO-SLUG'])
    expect((await visitor.open(`/c/${path}`)).status).toBe(404)
})

test('who waits no more finds what a stranger finds', async ({ db }) => {
  const { slug, leader } = await aCommunity(db)
  const { joining } = await comeTo(db, leader, { toldHome: homeAt('90 OAK LN') })
  const visitor = await aSignedInVisitor(aHouse(db), joining)
  const way = linkOf(await visitor.open(`/c/${slug}`), 'I do not want to join')!
  await visitor.send(await visitor.open(way), way)
  const stranger = await visitor.open('/c/nowhere')
  const page = await visitor.open(`/c/${slug}`)
  expect([page.status, page.words]).toEqual([404, stranger.words])
})
