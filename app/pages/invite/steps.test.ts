import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aNewcomer, anInvitation } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, byId, describedBy, type Page } from '#test/page.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork, lotSeven, toMemberStep } from '#test/steps.ts'
import { aHouse } from '#test/visitor.ts'

/** What the dialog says, without the page below it. */
const dialogOf = (page: Page) => wordsOf(elements(page.root, 'dialog')[0]!)

const oak = { propertyChoice: 'new', addressType: 'street', street: '12 oak street' }

test('the first home of a community can only be a new one, in the town of the community', async ({
  db,
}) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.click(await visitor.open(members), 'Invite Member')
  expect(page.title).toBe('Invite Member · Communitrak')
  const existing = byId(page, 'propertyChoice-existing')
  expect(existing.attributes).toHaveProperty('disabled')
  expect(describedBy(page, 'propertyChoice-existing')).toBe(
    'There is no property in the system yet. Create the first one.',
  )
  expect(filledIn(page, `${members}/invite`)).toMatchObject({
    propertyChoice: 'new',
    addressType: 'street',
    city: 'AUSTIN',
    state: 'TX',
    zip: '78701',
  })
})

test('a street address is shown beside its standard form before it counts', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const shown = await visitor.send(
    await visitor.open(form),
    form,
    { ...oak, unit: 'apartment 4' },
    'Validate Address',
  )
  expect(shown.status).toBe(200)
  expect(dialogOf(shown)).toContain(
    'You typed 12 oak street apartment 4, AUSTIN TX 78701 Standard form 12 OAK ST APT 4, AUSTIN TX 78701',
  )
  const changed = await visitor.send(shown, form, { street: '14 oak street' }, 'Next')
  expect(dialogOf(changed)).toContain('Step 1 of 3')
  expect(dialogOf(changed)).toContain('Standard form 14 OAK ST APT 4, AUSTIN TX 78701')
  const confirmed = await visitor.send(changed, form, {}, 'Next')
  expect(dialogOf(confirmed)).toContain('Which household at 14 OAK ST APT 4, AUSTIN TX 78701?')
})

test('an address no rule foresees is saved as it was typed, if one says so', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const typed = { ...oak, street: 'The Old Mill' }
  const refused = await visitor.send(await visitor.open(form), form, typed, 'Next')
  expect(refused.status).toBe(400)
  expect(describedBy(refused, 'street')).toContain('You may also save it as you typed it.')
  const household = await visitor.send(refused, form, { asTyped: true }, 'Next')
  expect(dialogOf(household)).toContain('Which household at THE OLD MILL, AUSTIN TX 78701?')
})

/** A ZIP of Alaska that no town has. */
const nowhere = { city: 'Nome', state: 'AK', zip: '99999' }

const fault = (field: string, words: string) => ({ field, words })

test.for([
  ['no number', { ...oak, street: 'oak street' }, fault('street', 'begins with a house number')],
  ['no street', { ...oak, street: '' }, fault('street', 'Please type the street address')],
  ['a NUL', { ...oak, street: '12 oak\u0000 st' }, fault('street', 'We cannot read this')],
  [
    'no city, and a ZIP that names none',
    { ...oak, ...nowhere, city: ' ' },
    fault('city', 'Please name the city.'),
  ],
  [
    'no state, and a ZIP that names none',
    { ...oak, ...nowhere, state: '' },
    fault('state', 'Please choose the state.'),
  ],
  ['a short ZIP', { ...oak, zip: '787' }, fault('zip', 'A ZIP has five digits, like 78701.')],
  ['a ZIP elsewhere', { ...oak, zip: '10001' }, fault('zip', 'This ZIP is not in that state.')],
  ['a lot of nothing', { ...lotSeven, lotNumber: '—' }, fault('lotNumber', 'A lot has a number')],
  ['a lot without ZIP', { ...lotSeven, zip: '' }, fault('zip', 'A ZIP has five digits')],
] as const)('a home with %s is refused beside the field', async ([, home, wrong], { db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const page = await visitor.send(await visitor.open(form), form, home, 'Next')
  expect(page.status).toBe(400)
  expect(describedBy(page, wrong.field)).toContain(wrong.words)
  expect(alertsOf(page)).toEqual([expect.stringContaining(wrong.words)])
  expect(filledIn(page, form)).toMatchObject(home)
})

test('a new home has no household yet: the choice is closed and says why', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const page = await visitor.send(await visitor.open(form), form, lotSeven, 'Next')
  expect(byId(page, 'householdChoice-existing').attributes).toHaveProperty('disabled')
  expect(describedBy(page, 'householdChoice-existing')).toBe(
    'This property has no household yet, so a new one is created.',
  )
  expect(filledIn(page, form)).toMatchObject({ householdChoice: 'new' })
})

test('a home that is known already brings its households, however it is spelled', async ({
  db,
}) => {
  const { visitor, members, leader } = await aLeaderAtWork(aHouse(db))
  const home = { kind: 'street', street: '12 OAK ST', unit: null } as const
  const place = {
    home: { ...home, city: 'AUSTIN', state: 'TX', zip: '78701' },
    householdName: null,
  }
  const { householdId } = await anInvitation(db, { by: leader, newcomer: { place } })
  const form = `${members}/invite`
  const validated = await visitor.send(await visitor.open(form), form, oak, 'Next')
  const page = await visitor.send(validated, form, {}, 'Next')
  expect(dialogOf(page)).toContain('Chen Household (one member)')
  await visitor.post('/account/language', { language: 'es' })
  const spanish = await visitor.send(validated, form, {}, 'Next')
  expect(dialogOf(spanish)).toContain('Hogar Chen (un miembro)')
  expect(filledIn(page, form)).toMatchObject({ householdChoice: 'existing', householdId })
})

test('a household has a name without web address, or none', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const page = await toMemberStep(
    { visitor, members },
    { household: { householdName: 'www.x.com' } },
  )
  expect(page.status).toBe(400)
  expect(describedBy(page, 'householdName')).toContain('without a web address')
  const next = await visitor.send(page, form, { householdName: 'The Oaks' }, 'Next')
  expect(dialogOf(next)).toContain('Who is the new member?')
})

test('an existing property, and an existing household, must be chosen', async ({ db }) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  const { householdId } = await anInvitation(db, { by: leader })
  const [{ id: propertyId } = { id: '' }] = await rowsOf(db, communityId, 'properties')
  const form = `${members}/invite`
  const first = { step: 'property', go: 'next', propertyChoice: 'existing' }
  const none = await visitor.post(form, first)
  expect(none.status).toBe(400)
  expect(await none.text()).toContain('Please choose a property.')
  const second = { ...first, step: 'household', householdChoice: 'existing', propertyId }
  const nobody = await visitor.post(form, second)
  expect(nobody.status).toBe(400)
  expect(await nobody.text()).toContain('Please choose a household.')
  const chosen = await visitor.post(form, { ...second, householdId })
  expect(await chosen.text()).toContain('Who is the new member?')
})

test('going back and forth keeps everything that was typed', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const household = { householdName: 'The Oaks' }
  const member = await toMemberStep({ visitor, members }, { household })
  const typed = {
    firstName: 'Bo',
    lastName: "O'Chen & <Son>",
    email: 'not yet',
    phone: '512',
    householdRole: 'head',
    sendNow: false,
  }
  const second = await visitor.send(member, form, typed, 'Back')
  const first = await visitor.send(second, form, {}, 'Back')
  expect(dialogOf(first)).toContain('Step 1 of 3')
  expect(filledIn(first, form)).toMatchObject({ ...lotSeven, ...household })
  const again = await visitor.send(await visitor.send(first, form, {}, 'Next'), form, {}, 'Next')
  const { sendNow: _, ...texts } = typed
  expect(filledIn(again, form)).toEqual({
    ...filledIn(member, form),
    ...texts,
    sendNow: undefined,
  })
  expect(filledIn(again, form)).not.toHaveProperty('sendNow')
})

test('properties are found by a part of their address, with the button too', async ({ db }) => {
  const { visitor, members, leader } = await aLeaderAtWork(aHouse(db))
  for (const street of ['12 OAK ST', '7 ELM ST']) {
    const home = { kind: 'street', street, unit: null, city: 'AUSTIN', state: 'TX' } as const
    const place = { home: { ...home, zip: '78701' }, householdName: null }
    await anInvitation(db, { by: leader, newcomer: aNewcomer({ place }) })
  }
  const form = `${members}/invite`
  const all = await visitor.open(form)
  expect(dialogOf(all)).toMatch(/7 ELM ST.*12 OAK ST/)
  const some = await visitor.send(all, form, { search: 'elm', lotNumber: '9' }, 'Find')
  expect(some.status).toBe(200)
  expect(dialogOf(some)).toContain('7 ELM ST')
  expect(dialogOf(some)).not.toContain('12 OAK ST')
  expect(filledIn(some, form)).toMatchObject({ search: 'elm', lotNumber: '9' })
  const none = await visitor.send(some, form, { search: '%' }, 'Find')
  expect(dialogOf(none)).toContain('No property fits. Check the spelling, or create a new one.')
})

test('Enter looks for a home, and goes on once one is chosen or described', async ({ db }) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  await anInvitation(db, { by: leader })
  const [property] = await rowsOf(db, communityId, 'properties')
  const form = `${members}/invite`
  const pressEnter = async (typed: Record<string, string>) =>
    dialogOf(await visitor.send(await visitor.open(form), form, typed))
  const lookedFor = await pressEnter({ search: 'nowhere' })
  expect(lookedFor).toContain('Step 1 of 3')
  expect(lookedFor).toContain('No property fits.')
  expect(await pressEnter({ propertyId: property!.id })).toContain('Which household at')
  expect(await pressEnter({ ...lotSeven })).toContain('Which household at LOT 7')
})

test.for(['a\u0000b', 'x'.repeat(10_000), "' or 1=1 --", '\\%_'])(
  'whatever is searched for, there is an answer',
  async (search, { db }) => {
    const { visitor, members, leader } = await aLeaderAtWork(aHouse(db))
    await anInvitation(db, { by: leader })
    const query = new URLSearchParams({ search })
    const typed = await visitor.get(`${members}/invite/properties?${query}`)
    expect([typed.status, await typed.json()]).toEqual([200, { list: [], more: false }])
    const answer = await visitor.post(`${members}/invite`, {
      step: 'property',
      go: 'search',
      search,
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('No property fits.')
  },
)

test('homes and households of another community cannot be chosen', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const foreign = await anInvitation(db)
  const [{ id: propertyId } = { id: '' }] = await rowsOf(db, foreign.by.communityId, 'properties')
  const fields = { step: 'property', go: 'next', propertyChoice: 'existing' }
  for (const id of [propertyId, newId(), 'nonsense']) {
    const answer = await visitor.post(`${members}/invite`, { ...fields, propertyId: id })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Please choose a property.')
  }
})

test('a property deleted meanwhile must be chosen again, and nothing else is lost', async ({
  db,
}) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  await anInvitation(db, { by: leader })
  const [{ id } = { id: '' }] = await rowsOf(db, communityId, 'properties')
  const member = await toMemberStep(
    { visitor, members },
    { home: { propertyChoice: 'existing', propertyId: id } },
  )
  await change(db, 'properties', { communityId, id }, { deletedAt: new Date() })
  const form = `${members}/invite`
  const page = await visitor.send(member, form, { firstName: 'Cy' }, 'Back')
  expect(page.status).toBe(400)
  expect(alertsOf(page)).toEqual([expect.stringContaining('Please choose a property.')])
  expect(filledIn(page, form)).toMatchObject({ firstName: 'Cy' })
})
