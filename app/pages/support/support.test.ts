import { expect } from 'vitest'
import { appointAgent, endAgent } from '#domain/support/appoint-agent.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anAccount } from '#test/factories.ts'
import { aPerson } from '#test/identity.ts'
import { describedBy } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { signInAs } from '#test/steps.ts'
import { anAgentAtTheConsole, anAgentAtWork, aSupportAgent, purpose } from '#test/support.ts'
import { aCautiousPerson } from '#test/two-factor.ts'
import { aHouse, aSignedInVisitor, aVisitor } from '#test/visitor.ts'

const named = { firstName: 'Sam', lastName: 'Ode' }

test('to whoever is no agent the console looks as if it did not exist', async ({ db }) => {
  const house = aHouse(db)
  const { leader } = await aCommunity(db)
  const agent = await aSupportAgent(db)
  await endAgent(db, agent)
  for (const { accountId } of [leader, agent, { accountId: (await anAccount(db)).id }]) {
    const visitor = await aSignedInVisitor(house, { accountId, secondStep: 'app' })
    const page = await visitor.open('/support/communities')
    expect([page.status, page.title]).toEqual([404, 'We cannot find this page · Communitrak'])
  }
})

test('an agent is out of the console at their next request when they are ended', async ({ db }) => {
  const { agent, visitor } = await anAgentAtTheConsole(aHouse(db))
  expect((await visitor.open('/support')).status).toBe(200)
  await endAgent(db, agent)
  expect((await visitor.get('/support/communities')).status).toBe(404)
  expect((await visitor.get('/support/communities.data')).status).toBe(404)
})

test('who finds nothing with two letters is told that three look in all conversations', async ({
  db,
}) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const [short, long] = ['Type three letters or more to look in all', 'try fewer words']
  for (const [search, said, unsaid] of [
    ['zq', short, long],
    ['é! z', short, long],
    ['zqx', long, short],
    ['', 'Nothing waits for you', short],
  ] as const) {
    const { words } = await visitor.open(`/support?tab=mine&search=${encodeURIComponent(search)}`)
    expect([search, words.includes(said), words.includes(unsaid)]).toEqual([search, true, false])
  }
})

test('an agent without two-factor is led to set it up, and with it to sign in anew', async ({
  db,
}) => {
  const house = aHouse(db)
  const person = await aPerson(db, house.services)
  await appointAgent(db, { ...person, ...named })
  const visitor = aVisitor(house)
  const asked = await signInAs(visitor, person)
  expect(asked.path).toBe('/account/second-step?next=%2Fsupport')
  expect(asked.words).toContain('Support agents sign in with more than a password')
  expect((await visitor.click(asked, 'Set up two-factor')).path).toBe('/account/two-factor/begin')

  const cautious = await aCautiousPerson(db, house.services)
  await appointAgent(db, { ...cautious, ...named })
  const late = await aSignedInVisitor(house, cautious)
  const again = await late.open('/support')
  expect(again.words).toContain('You have two-factor: sign out, and sign in with a code')
})

test('an agent of no community is led to the console by the switcher, and another finds it there', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor } = await anAgentAtTheConsole(house)
  expect((await visitor.open('/communities')).path).toBe('/support')
  const { communityId } = await aCommunity(db)
  const member = await anAgentAtTheConsole(house)
  await aMember(db, { communityId, accountId: member.agent.accountId })
  const list = await member.visitor.open('/communities')
  expect((await member.visitor.click(list, 'Support console')).path).toBe('/support')
})

test('a community is found by its name, its slug and the whole address of a leader, and by nothing of a resident', async ({
  db,
}) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const { slug, communityId } = await aCommunity(db, { name: 'Quillfeather 100% Commons' })
  const { email } = await aMember(db, { communityId, role: 'leader', lastName: 'Ojeda' })
  const resident = await aMember(db, { communityId, lastName: 'Zweig' })
  const list = await visitor.open('/support/communities')
  const look = (search: string) => visitor.send(list, '/support/communities', { search })
  for (const search of ['quillfeather', '100% c', slug, email!]) {
    const found = await look(search)
    expect(found.words).toContain('Quillfeather 100% Commons')
    expect(found.words).toContain('3 members, 0 invited, 0 not invited yet')
    expect(found.words).not.toContain('Ojeda')
  }
  for (const search of [resident.email!, 'Zweig', email!.slice(0, -4), '%', '_', '\\'])
    expect((await look(search)).words).not.toContain('Resident')
  expect((await look(resident.email!)).words).toContain('No community fits.')
  for (const piece of [email!.slice(1), email!.split('@')[0]!])
    expect((await look(piece)).words).toContain('No community fits.')
})

test('an agent lets themselves in at the word of a leader, and ends it', async ({ db }) => {
  const { visitor } = await anAgentAtTheConsole(aHouse(db))
  const { slug, leader, communityId } = await aCommunity(db, { name: 'Ivy Row' })
  const page = `/support/communities/${slug}`
  const outside = await visitor.open(page)
  expect(outside.words).toContain('•••@example.com')
  expect((await visitor.get(`/c/${slug}`)).status).toBe(404)

  const wrong = await visitor.send(outside, page, { purpose: 'short', hours: '73' })
  expect(wrong.status).toBe(400)
  expect(describedBy(wrong, 'leader')).toContain('Choose the leader who asked you.')
  expect(describedBy(wrong, 'purpose')).toContain('Say in 10 to 300 characters')
  expect(describedBy(wrong, 'hours')).toContain('A number of hours from 1 to 72.')
  const typed = { leader: leader.memberId, purpose, hours: '2' }
  const inside = await visitor.send(wrong, page, typed)
  expect(inside.path).toBe(`/c/${slug}`)
  expect(inside.words).toContain('You are helping Lee Board of Ivy Row until')
  expect(inside.words).toContain(purpose)
  expect(inside.words).not.toContain('Help & chat')

  const twice = await visitor.post(page, typed)
  expect([twice.status, await twice.text()]).toEqual([
    409,
    expect.stringContaining('You have access'),
  ])
  const [account] = await rowsOf(db, communityId, 'members')
  expect((await visitor.open(page)).words).toContain(account!.email!)
  const ended = await visitor.send(inside, `${page}/end`)
  expect(ended.words).toContain('Your access has ended.')
  expect((await visitor.get(`/c/${slug}`)).status).toBe(404)
  const over = await visitor.post(`${page}/end`, {})
  expect(over.headers.get('location')).toBe(`${page}?over`)
})

test('what is refused to an agent is refused however its address is written', async ({ db }) => {
  const { visitor, home, leader } = await anAgentAtWork(aHouse(db))
  const encode = (path: string) =>
    path.replace(/.$/, (last) => `%${last.charCodeAt(0).toString(16)}`)
  const own = `members/${encode(leader.memberId)}/contacts`
  const ways = ['My-Household', 'my%2Dhousehold', 'members/columns/', own]
  const answers = ways.map(async (way) => [way, (await visitor.get(`${home}/${way}`)).status])
  expect(await Promise.all(answers)).toEqual(ways.map((way) => [way, 403]))
  expect((await visitor.get(`${home}/members/columns/_.data`)).status).toBe(403)
  expect((await visitor.get(`${encode(home)}/my-household`)).status).toBe(403)
  expect((await visitor.post(`${home}/${own}`, {})).status).toBe(403)
})

test('what is the leader’s own, or for the community to decide, is refused with a kind page', async ({
  db,
}) => {
  const { visitor, home, leader } = await anAgentAtWork(aHouse(db))
  const refusedWays = [
    'my-household',
    'members/export',
    `members/${leader.memberId}/contacts`,
    `members/${leader.memberId}/title`,
    'groups/new',
  ]
  for (const way of refusedWays) {
    const refused = await visitor.open(`${home}/${way}`)
    expect([way, refused.status, refused.title]).toEqual([
      way,
      403,
      'Not while you help · Communitrak',
    ])
    expect((await visitor.get(`${home}/${way}.data`)).status).toBe(403)
  }
  for (const way of ['notices/told', 'groups/1/join', 'invitations/reminders']) {
    const refused = await visitor.post(`${home}/${way}`, { told: 'daily' })
    expect([way, refused.status]).toEqual([way, 403])
    expect(await refused.text()).toContain('Not while you help')
  }
  expect((await visitor.post(`${home}/audit/export`, {})).status).toBe(403)
  expect((await visitor.open(`${home}/audit`)).words).not.toContain('Download as a file')
  const page = await visitor.open(`${home}/members`)
  expect(page.words).not.toContain('My Household')
})
