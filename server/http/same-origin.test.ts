import { expect, onTestFinished } from 'vitest'
import { freshDatabase, test } from '#test/database.ts'
import { anInvitation } from '#test/factories.ts'
import { aPool, contentsOf } from '#test/full-database.ts'
import { rowOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aVisitor, publicUrl, type TestVisitor } from '#test/visitor.ts'

/** Sends a form as a browser or a program would, with these headers and no others. */
function send(
  visitor: TestVisitor,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
) {
  return visitor.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })
}

const foreign: [string, Record<string, string>][] = [
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ['another site in an older browser', { origin: 'https://evil.example' }],
  ['a hidden origin', { origin: 'null' }],
  ['our host with another scheme', { origin: publicUrl.replace('http:', 'https:') }],
  ['our host at another port', { origin: `${publicUrl}:8080` }],
  ['a host that begins like ours', { origin: `${publicUrl}.evil.example` }],
  ['another site that names our origin', { 'sec-fetch-site': 'cross-site', origin: publicUrl }],
  ['another site with our Host', { 'sec-fetch-site': 'cross-site', host: 'communitrak.test' }],
  ['an unknown kind of site', { 'sec-fetch-site': 'same-origin, cross-site' }],
]

test.for(foreign)('a form from %s is refused, and nothing is written', async ([, headers]) => {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const { visitor, members, leader } = await aLeaderAtWork(aHouse(db))
  const { memberId } = await anInvitation(db, { by: leader })
  const owner = aPool(address, 'owner')
  const before = await contentsOf(owner)

  const answer = await send(visitor, `${members}/void`, { member: memberId }, headers)

  expect(answer.status).toBe(403)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await answer.text()).toContain('This did not come from our page')
  expect(await contentsOf(owner)).toEqual(before)
})

test.for([
  ['a page of ours', { 'sec-fetch-site': 'same-origin' }],
  ['a page of ours in an older browser', { origin: publicUrl }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['a page of ours that hides its origin', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
  ['a program that says nothing', {}],
] as [string, Record<string, string>][])(
  'a form from %s is carried out',
  async ([, headers], { db }) => {
    const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
    const { memberId, invitationId } = await anInvitation(db, { by: leader })
    const answer = await send(visitor, `${members}/void`, { member: memberId }, headers)
    expect(answer.status).toBe(200)
    const invitation = await rowOf(db, 'invitations', { communityId, id: invitationId })
    expect(invitation.voidedAt).not.toBeNull()
  },
)

const writes = [
  '/start',
  '/join/resident',
  '/join/resident/sign-up',
  '/join/resident/join',
  '/join/resident/ask-proof',
  '/join/resident/ask-leader',
  '/join/prove/token',
  '/verify-email',
  '/verify-email/resend',
  '/verify-email/token',
  '/sign-in',
  '/sign-out',
  '/forgot-password',
  '/reset-password',
  '/unsubscribe/token',
  `/unsubscribe/${'t'.repeat(43)}`,
  `/unsubscribe/${'t'.repeat(43)}/again`,
  '/account/language',
  '/c/maple-court/notices/told',
  '/c/maple-court/notices/one/settle',
  '/c/maple-court/members/invite',
  '/c/maple-court/members/invite/send',
  '/c/maple-court/members/resend',
  '/c/maple-court/members/void',
  '/nowhere',
  '/healthz',
  '/icon.svg',
]

test.for(writes)('nobody sends anything to %s in a visitor’s name', async (path, { db }) => {
  const visitor = aVisitor(aHouse(db))
  for (const [, headers] of foreign.slice(0, 3))
    expect((await send(visitor, path, {}, headers)).status).toBe(403)
})

test.for(['text/plain', 'application/json', 'multipart/form-data; boundary=x'])(
  'a form from elsewhere that calls itself %s is refused too',
  async (type, { db }) => {
    const headers = { 'content-type': type, 'sec-fetch-site': 'cross-site' }
    const init = { method: 'POST', body: 'email=a', headers }
    expect((await aVisitor(aHouse(db)).ask('/sign-in', init)).status).toBe(403)
  },
)

test('a link from elsewhere opens the page', async ({ db }) => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  expect((await aVisitor(aHouse(db)).ask('/sign-in', { headers })).status).toBe(200)
})

test('signing out by a picture of another site does not work', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  await visitor.ask('/sign-out', { headers: { 'sec-fetch-site': 'cross-site' } })
  expect((await visitor.open(members)).path).toBe(members)
})
