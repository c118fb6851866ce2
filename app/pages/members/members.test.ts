import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { aCrowd } from '#test/crowd.ts'
import { test } from '#test/database.ts'
import { aMember, anInvitation } from '#test/factories.ts'
import { elements, wordsOf } from '#test/html.ts'
import { byId, linkOf, type Page } from '#test/page.ts'
import { change } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

const now = new Date()

/** The tabs with their counts, as they stand on the page. */
const tabsOf = (page: Page) =>
  elements(page.root, 'nav')
    .filter(({ attributes }) => attributes.class === 'tabs')
    .flatMap((tabs) => elements(tabs, 'a').map(wordsOf))

/** The open tab. */
const tabOf = (page: Page) =>
  elements(page.root, 'a')
    .filter(({ attributes }) => attributes['aria-current'] === 'page')
    .map(wordsOf)
    .at(-1)

/** Where the heading of a column leads. */
const headingOf = (page: Page, column: string) =>
  elements(page.root, 'a').find(({ attributes }) => attributes.title === `Sort by ${column}`)!
    .attributes.href!

/** The names of the list, from top to bottom. */
const namesOf = (page: Page) =>
  elements(page.root, 'th')
    .filter(({ attributes }) => attributes.scope === 'row')
    .map(wordsOf)

const last = ({ length }: { length: number }, letter = 'A') =>
  Array.from({ length }, (_, at) => ({
    firstName: `No ${at + 1}`,
    lastName: `${letter}${String(at + 1).padStart(3, '0')}`,
  }))

test('each tab counts and lists its own people', async ({ db }) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  await aMember(db, { communityId, lastName: 'Adams' })
  await aMember(db, { communityId, role: 'board', lastName: 'Baker' })
  await aMember(db, { communityId, lastName: 'Gone', leftAt: now })
  await aMember(db, {
    communityId,
    lastName: 'Paused',
    suspendedAt: now,
    suspendedBecause: 'arrears',
  })
  await anInvitation(db, { by: leader })
  const page = await visitor.open(members)
  expect(page.title).toBe('Community Members · Communitrak')
  expect(tabsOf(page)).toEqual(['All 4', 'Active 3', 'Leaders 1', 'Inactive 2', 'Pending 1'])
  const lists = {
    All: ['Ana Adams', 'Ana Baker', 'Lee Board Leader', 'Bo Chen Pending'],
    Active: ['Ana Adams', 'Ana Baker', 'Lee Board Leader'],
    Leaders: ['Lee Board'],
    Inactive: ['Ana Gone', 'Ana Paused Suspended: arrears'],
    Pending: ['Bo Chen'],
  }
  for (const [tab, names] of Object.entries(lists)) {
    const list = await visitor.click(page, tab)
    expect([tabOf(list), namesOf(list)]).toEqual([`${tab} ${names.length}`, names])
  }
})

test('a leader reads home, role, title, e-mail, phone and invitation of a member', async ({
  db,
}) => {
  const { visitor, members, communityId, leader } = await aLeaderAtWork(aHouse(db))
  const person = { title: 'Treasurer', phone: '+15125550123' }
  const { email } = await aMember(db, { communityId, lastName: 'Adams', ...person })
  const pending = await anInvitation(db, { by: leader })
  const choosing = await visitor.open(`${members}/columns?tab=active`)
  const columns = { column: ['address', 'role', 'title', 'email', 'phone', 'since'] }
  const active = await visitor.send(choosing, `${members}/columns`, columns, 'Save')
  expect(active.words).toContain(`Ana Adams Resident Treasurer ${email}`)
  expect(active.words).toContain('(512) 555-0123')
  const waiting = await visitor.open(`${members}?tab=pending`)
  expect(waiting.words).toMatch(
    new RegExp(`Bo Chen \\d+ MAIN ST Resident Add ${pending.email} On its way`),
  )
})

test('a resident sees the active and the leaders, without their homes, e-mails and phones', async ({
  db,
}) => {
  const house = aHouse(db)
  const { members, leader, communityId } = await aLeaderAtWork(house)
  const invited = await anInvitation(db, { by: leader, newcomer: { lastName: 'Zweig' } })
  const shy = await aMember(db, { communityId, lastName: 'Adams', phone: '+15125550123' })
  const open = await aMember(db, {
    communityId,
    lastName: 'Baker',
    phone: '+15125550199',
    answers: JSON.stringify({ showEmail: true, showPhone: false, toldByText: false }),
  })
  const visitor = await aSignedInVisitor(house, { accountId: shy.accountId! })
  const page = await visitor.open(members)
  expect(tabsOf(page)).toEqual(['Active 3', 'Leaders 1'])
  expect(namesOf(page)).toEqual(['Ana Adams', 'Ana Baker', 'Lee Board Leader'])
  expect(page.words).not.toContain('Invite Member')
  expect(elements(page.root, 'input').map(({ attributes }) => attributes.type)).not.toContain(
    'checkbox',
  )
  expect(page.words).toContain(open.email)
  const pending = await visitor.open(`${members}?tab=pending`)
  expect(tabOf(pending)).toBe('Active 3')
  for (const { html } of [page, pending, await visitor.open(`${members}?tab=all&search=Zweig`)])
    expect(html).not.toMatch(new RegExp(`Bo Zweig|${invited.email}|5550123|555-01|MAIN ST`))
})

test('what a resident does not see cannot be found out by searching or sorting', async ({ db }) => {
  const house = aHouse(db)
  const { members, communityId } = await aLeaderAtWork(house)
  const one = await aMember(db, { communityId, lastName: 'Adams', phone: '+15125550123' })
  await aMember(db, { communityId, lastName: 'Baker', email: 'aa-first@example.com' })
  const visitor = await aSignedInVisitor(house, { accountId: one.accountId! })
  for (const search of ['5550123', 'aa-first', '@example.com'])
    expect((await visitor.open(`${members}?search=${encodeURIComponent(search)}`)).words).toContain(
      `Nobody fits “${search}”.`,
    )
  const sorted = await visitor.open(`${members}?sort=email`)
  expect(namesOf(sorted)).toEqual(['Ana Adams', 'Ana Baker', 'Lee Board Leader'])
})

test.for([
  ['a name in any case', 'aDAMS', ['Ana Adams']],
  ['two words in any order', 'adams ana', ['Ana Adams']],
  ['a name without its accents', 'nunez', ['Ana Núñez']],
  ['a role', 'board member', ['Ana Baker']],
  ['a title', 'treasurer', ['Ana Adams']],
  ['a phone number', '5550123', ['Ana Baker']],
  ['a percent sign, as such', '%', []],
  ['a quote', "o'", []],
] as const)('searching for %s finds whom it should', async ([, search, names], { db }) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  await aMember(db, { communityId, lastName: 'Adams', title: 'Treasurer' })
  await aMember(db, { communityId, lastName: 'Baker', role: 'board', phone: '+15125550123' })
  await aMember(db, { communityId, lastName: 'Núñez' })
  const page = await visitor.send(await visitor.open(`${members}?tab=active`), members, { search })
  expect([tabOf(page), namesOf(page)]).toEqual(['Active 4', names])
  expect(byId(page, 'search').attributes.value).toBe(search)
  if (names.length === 0) expect(page.words).toContain(`Nobody fits “${search}”.`)
  const all = await visitor.click(page, 'Show all again')
  expect(namesOf(all)).toHaveLength(4)
})

test.for([
  ['Member', ['Lee Board Leader', 'Cy Baker', 'Di Adams']],
  ['Role', ['Cy Baker', 'Lee Board Leader', 'Di Adams']],
  ['Title', ['Lee Board Leader', 'Di Adams', 'Cy Baker']],
  ['Email', ['Cy Baker', 'Di Adams', 'Lee Board Leader']],
] as const)(
  'the heading %s sorts, and the other way round when pressed again',
  async ([column, names], { db }) => {
    const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
    await change(db, 'members', { communityId, id: leader.memberId }, { email: 'z@example.com' })
    const [title, adams] = ['Watering', { firstName: 'Di', lastName: 'Adams' }]
    await aCrowd(db, communityId, [
      { ...adams, nameKey: 'adams di', email: 'b@example.com', title },
      {
        ...{ firstName: 'Cy', lastName: 'Baker', nameKey: 'baker cy', role: 'board' },
        ...{ email: 'a@example.com', title: 'wells' },
      },
    ])
    const once = await visitor.open(headingOf(await visitor.open(`${members}?tab=active`), column))
    const again = await visitor.open(headingOf(once, column))
    expect(namesOf(once)).toEqual(names)
    expect(namesOf(again)).toEqual([...names].reverse())
    const sorted = [once, again].map((page) =>
      elements(page.root, 'th').flatMap(({ attributes }) => attributes['aria-sort'] ?? []),
    )
    expect(sorted.flat().sort()).toEqual(['ascending', 'descending'])
  },
)

test('pages follow each other by key, forward and back, also when somebody joins meanwhile', async ({
  db,
}) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  const crowd = last({ length: 119 }).map((one) => ({
    ...one,
    nameKey: one.lastName.toLowerCase(),
  }))
  await aCrowd(db, communityId, crowd)
  const names = crowd.map(({ firstName, lastName }) => `${firstName} ${lastName}`)
  const first = await visitor.open(`${members}?tab=active`)
  expect(tabsOf(first)[1]).toBe('Active 120')
  expect(namesOf(first)).toEqual(names.slice(0, 50))
  expect(() => linkOf(first, 'Previous page')).toThrow('No link says')
  await aCrowd(db, communityId, [{ firstName: 'New', lastName: 'A000', nameKey: 'a000' }])
  const second = await visitor.click(first, 'Next page')
  expect(namesOf(second)).toEqual(names.slice(50, 100))
  const third = await visitor.click(second, 'Next page')
  expect(namesOf(third)).toEqual([...names.slice(100), 'Lee Board Leader'])
  expect(() => linkOf(third, 'Next page')).toThrow('No link says')
  const back = await visitor.click(third, 'Previous page')
  expect(namesOf(back)).toEqual(names.slice(50, 100))
  const top = await visitor.click(back, 'Previous page')
  expect(namesOf(top)).toEqual(names.slice(0, 50))
  expect(namesOf(await visitor.click(top, 'Previous page'))).toEqual(['New A000'])
})

test('people of one name are told apart: nobody is lost between two pages', async ({ db }) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  const twins = Array.from({ length: 60 }, (_, at) => ({ title: `Twin ${at}` }))
  await aCrowd(db, communityId, twins)
  const first = await visitor.open(`${members}?tab=active&search=twin`)
  const second = await visitor.click(first, 'Next page')
  const titles = `${first.words} ${second.words}`.match(/Twin \d+/g)!
  expect([titles.length, new Set(titles).size]).toEqual([60, 60])
})

test.for([
  ['all', 'Lee Board Leader'],
  ['active', 'Lee Board Leader'],
  ['leaders', 'Lee Board'],
] as const)(
  'on the tab %s of a new community its leader stands alone',
  async ([tab, name], { db }) => {
    const { visitor, members } = await aLeaderAtWork(aHouse(db))
    expect(namesOf(await visitor.open(`${members}?tab=${tab}`))).toEqual([name])
  },
)

test('an empty tab says what it would show, and offers what to do', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const inactive = await visitor.open(`${members}?tab=inactive`)
  expect(inactive.words).toContain('Nobody has left or been suspended.')
  const pending = await visitor.open(`${members}?tab=pending`)
  expect(pending.words).toContain('Nobody is waiting.')
  const wizard = await visitor.click(pending, 'Invite your first member')
  expect(wizard.title).toBe('Invite Member · Communitrak')
})

const mark = (key: string, id: string) =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url')

test.for([
  ['a tab of nowhere', 'tab=x'],
  ['two tabs', 'tab=pending&tab=active'],
  ['an order of nowhere', 'sort=drop%20table%20members'],
  ['an order of every object', 'sort=constructor'],
  ['a broken mark', 'after=%7B%22'],
  ['a mark that is no pair', `after=${Buffer.from('{}').toString('base64url')}`],
  ['a mark without an id', `after=${mark('a', "' or 1=1")}`],
  ['a mark with a NUL', `after=${mark('\u0000', newId())}`],
  ['a mark with half a letter', `after=${mark('\ud800', newId())}`],
  ['two marks', `after=${mark('a', newId())}&before=${mark('z', newId())}`],
  ['a mark of 10,000 letters', `after=${'A'.repeat(10_000)}`],
  ['a search with a NUL', 'search=%00'],
  ['a search with half a letter', 'search=%F0%9F'],
  ['a search of 10,000 letters', `search=${'x'.repeat(10_000)}`],
  ['a search of 10,000 backslashes', `search=${'%5C'.repeat(10_000)}`],
  ['a search of markup', 'search=%3Cscript%3Ealert(1)%3C/script%3E'],
  ['a broken percent sign', 'search=%'],
] as const)('%s in the address is answered with the list', async ([, query], { db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.open(`${members}?${query}`)
  expect(page.status).toBe(200)
  expect(tabsOf(page)).toEqual(['All 1', 'Active 1', 'Leaders 1', 'Inactive 0', 'Pending 0'])
  expect(elements(page.root, 'script').map(wordsOf)).not.toContain('alert(1)')
  expect(page.html).not.toContain('<script>alert')
})

test('whoever is looked for and inactive is a click away, for those who may see them', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, members, communityId } = await aLeaderAtWork(house)
  const suspended = { suspendedAt: new Date(), suspendedBecause: 'Loud' }
  await aMember(db, { communityId, lastName: 'Paused', ...suspended })
  const page = await visitor.open(`${members}?tab=all&search=paused`)
  expect(page.words).toContain('Nobody fits “paused”.')
  const found = await visitor.click(page, 'Look among those who are inactive')
  expect([found.path, namesOf(found)]).toEqual([
    `${members}?tab=inactive&search=paused`,
    ['Ana Paused Suspended: Loud'],
  ])
  const none = await visitor.open(`${members}?tab=inactive&search=nobody`)
  expect(none.words).not.toContain('Look among')
  const { accountId } = await aMember(db, { communityId })
  const neighbour = await aSignedInVisitor(house, { accountId: accountId! })
  expect((await neighbour.open(`${members}?search=paused`)).words).not.toContain('Look among')
})

test('a leader who reads Spanish finds roles by what the list calls them', async ({ db }) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  await aMember(db, { communityId, firstName: 'Bea', lastName: 'Adams' })
  await aMember(db, { communityId, role: 'board', lastName: 'Baker' })
  const found = async (search: string) =>
    namesOf(await visitor.open(`${members}?search=${encodeURIComponent(search)}`))
  expect(await found('Residente')).toEqual([])
  await visitor.post('/account/language', { language: 'es' })
  expect(await found('Residente')).toEqual(['Bea Adams'])
  expect(await found('lider')).toEqual(['Lee Board Directiva'])
  expect(await found('miembro directiva')).toEqual(['Ana Baker'])
  const asked = await visitor.open(`${members}/suspend?everyone=yes&tab=active&search=residente`)
  expect(asked.words).toContain('Bea Adams')
})
