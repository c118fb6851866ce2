import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aMember, anEmail, anInvitation } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { elements, wordsOf } from '#test/html.ts'
import { alertsOf, describedBy, linkOf, type Page } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork, lotSeven, toMemberStep } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, letterTo, mailTo } from '#test/visitor.ts'

const dialogOf = (page: Page) => wordsOf(elements(page.root, 'dialog')[0]!)
const factsOf = (page: Page) => wordsOf(elements(elements(page.root, 'dialog')[0]!, 'dl')[0]!)
const bo = { firstName: 'Bo', lastName: 'Chen' }
const tables = ['properties', 'households', 'members', 'residencies', 'invitations'] as const

test('the new member is shown with their code, and gets the same code by e-mail', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, members } = await aLeaderAtWork(house)
  const email = anEmail('bo')
  const step = await toMemberStep({ visitor, members })
  const person = { ...bo, email, phone: '512 555 0123', householdRole: 'head' }
  const done = await visitor.send(step, `${members}/invite`, person, 'Send Invitation')
  expect(done.status).toBe(200)
  expect(dialogOf(done)).toContain('The invitation is on its way')
  const letter = await letterTo(house, email, 'invitation')
  expect(letter.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  expect(factsOf(done)).toBe(
    `Name Bo Chen Email ${email} Phone Number (512) 555-0123 Home LOT 7, AUSTIN TX 78701 Invite code ${letter.code}`,
  )
  expect(letter).toMatchObject({
    firstName: 'Bo',
    inviterName: 'Lee Board',
    address: 'LOT 7',
    joinUrl: `http://communitrak.test/join/${letter.code.replaceAll('-', '')}`,
    typeUrl: 'http://communitrak.test/join/resident',
  })
  const pending = await visitor.click(done, 'Close')
  expect(pending.path).toBe(`${members}?tab=pending`)
  expect(pending.words).toMatch(/Bo Chen LOT 7 Resident .* Sent, waiting for an answer/)
})

test('an address that looks mistyped is pointed out, with the way to fix it', async ({ db }) => {
  const { visitor, members, home } = await aLeaderAtWork(aHouse(db))
  const step = await toMemberStep({ visitor, members })
  const [name] = anEmail('bo').split('@')
  const person = { ...bo, email: `${name}@hotmial.com` }
  const done = await visitor.send(step, `${members}/invite`, person, 'Send Invitation')
  expect(dialogOf(done)).toContain(`Did you mean ${name}@hotmail.com?`)
  const fix = await visitor.click(done, 'Fix the address and send it there')
  const fixed = await visitor.send(fix, fix.path, { address: `${name}@hotmail.com` })
  expect(fixed.path).toContain(`${home}/invitations/status/`)
  expect(fixed.words).toContain(`The same code goes to ${name}@hotmail.com`)
})

test('Invite Another begins at the same household with a new person', async ({ db }) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const person = { ...bo, email: anEmail(), phone: '5125550123', sendNow: false }
  const step = await toMemberStep({ visitor, members })
  const done = await visitor.send(step, form, person, 'Send Invitation')
  const again = await visitor.send(done, form, {}, 'Invite Another')
  expect(dialogOf(again)).toContain('Who is the new member?')
  const before = filledIn(step, form)
  const after = filledIn(again, form)
  expect(after).toMatchObject({ firstName: '', lastName: '', email: '', phone: '', sendNow: 'on' })
  expect(after.submission).not.toBe(before.submission)
  await visitor.send(again, form, { ...bo, firstName: 'Di', email: anEmail() }, 'Send Invitation')
  const [residencies, households] = await Promise.all([
    rowsOf(db, communityId, 'residencies'),
    rowsOf(db, communityId, 'households'),
  ])
  expect(households).toHaveLength(1)
  expect(residencies.map(({ householdId }) => householdId)).toEqual(
    Array(2).fill(households[0]!.id),
  )
})

test('who is not to be written to is created all the same, and the page says so', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, members } = await aLeaderAtWork(house)
  const email = anEmail()
  const step = await toMemberStep({ visitor, members })
  const person = { ...bo, email, sendNow: false }
  const done = await visitor.send(step, `${members}/invite`, person, 'Send Invitation')
  expect(dialogOf(done)).toContain('The member is created')
  expect(dialogOf(done)).toContain('No e-mail was sent.')
  expect(await mailTo(house, email)).toEqual([])
  expect((await visitor.open(`${members}?tab=pending`)).words).toContain('Not sent yet')
})

test('everything wrong with the person is said, and the place is kept', async ({ db }) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const step = await toMemberStep(
    { visitor, members },
    { household: { householdName: 'The Oaks' } },
  )
  const wrong = { firstName: '', lastName: '<i>', email: 'bo@', phone: '12', sendNow: false }
  const page = await visitor.send(step, form, wrong, 'Send Invitation')
  expect(page.status).toBe(400)
  for (const [field, words] of Object.entries({
    firstName: 'Please type the first name, in letters, up to 60.',
    lastName: 'Please type the last name, in letters, up to 60.',
    email: 'This is not an e-mail address we can write to. It looks like ana@example.com.',
    phone: 'This is not a telephone number that we can use.',
  })) {
    expect(describedBy(page, field)).toContain(words)
    expect(alertsOf(page)[0]).toContain(words)
  }
  const { sendNow: _, ...kept } = wrong
  expect(filledIn(page, form)).toMatchObject({ ...lotSeven, householdName: 'The Oaks', ...kept })
  expect(filledIn(page, form)).not.toHaveProperty('sendNow')
  expect(await rowsOf(db, communityId, 'members')).toHaveLength(1)
})

test.for([
  ['already invited', 'This person is already invited. You find them on the Pending tab'],
  ['already a member', 'This person is already a member of the community.'],
] as const)(
  '%s is told, everything typed is kept and nothing is left behind',
  async ([because, words], { db }) => {
    const house = aHouse(db)
    const { visitor, members, communityId, leader } = await aLeaderAtWork(house)
    const { email } =
      because === 'already invited'
        ? await anInvitation(db, { by: leader })
        : await aMember(db, { communityId, email: anEmail() })
    const everything = () => Promise.all(tables.map((table) => rowsOf(db, communityId, table)))
    const before = await everything()
    const form = `${members}/invite`
    const step = await toMemberStep(
      { visitor, members },
      { home: { ...lotSeven, lotNumber: '99' } },
    )
    const person = { ...bo, email: email!, phone: '5125550123', householdRole: 'head' }
    const page = await visitor.send(step, form, person, 'Send Invitation')
    expect(page.status).toBe(409)
    expect(alertsOf(page)).toEqual([expect.stringContaining(words)])
    expect(filledIn(page, form)).toEqual({ ...filledIn(step, form), ...person })
    expect(await everything()).toEqual(before)
  },
)

test('an extension is not dropped unsaid, and what was typed stays', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  const form = `${members}/invite`
  const person = { ...bo, email: anEmail(), phone: '(512) 555-0100 ext 4' }
  const step = await toMemberStep({ visitor, members })
  const page = await visitor.send(step, form, person, 'Send Invitation')
  expect([page.status, filledIn(page, form).phone]).toEqual([400, person.phone])
  expect(describedBy(page, 'phone')).toContain('(512) 555-0123, without an extension.')
})

test('who is invited already is found on the Pending tab', async ({ db }) => {
  const { visitor, members, leader } = await aLeaderAtWork(aHouse(db))
  const { email } = await anInvitation(db, { by: leader })
  const step = await toMemberStep({ visitor, members })
  const page = await visitor.send(step, `${members}/invite`, { ...bo, email }, 'Send Invitation')
  expect(linkOf(page, 'Go to the Pending tab')).toBe(`${members}?tab=pending`)
})

test('a couple may share an address, if the leader says so', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, members, leader } = await aLeaderAtWork(house)
  const { email } = await anInvitation(db, { by: leader, newcomer: { firstName: 'Ana' } })
  const form = `${members}/invite`
  const step = await toMemberStep({ visitor, members })
  const asked = await visitor.send(step, form, { ...bo, email }, 'Send Invitation')
  expect(asked.status).toBe(409)
  expect(alertsOf(asked)).toEqual([
    'Ana has been invited, or is expected, at this e-mail address. Do the two share it?',
  ])
  const done = await visitor.send(asked, form, { sharesAddress: true }, 'Send Invitation')
  expect(dialogOf(done)).toContain('The invitation is on its way')
  const letters = (await mailTo(house, email)).map(({ message }) => message)
  const codes = letters.map((letter) => (letter.template === 'invitation' ? letter.code : null))
  expect(new Set(codes).size).toBe(2)
})

test('a button pressed twice invites once and shows the same code', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, members, communityId } = await aLeaderAtWork(house)
  const email = anEmail()
  const step = await toMemberStep({ visitor, members })
  const press = () => visitor.send(step, `${members}/invite`, { ...bo, email }, 'Send Invitation')
  const [one, two] = await Promise.all([press(), press()])
  expect(factsOf(two)).toBe(factsOf(one))
  expect(await rowsOf(db, communityId, 'members')).toHaveLength(2)
  expect(await mailTo(house, email)).toHaveLength(1)
})

test('a household of another community is not there', async ({ db }) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  await anInvitation(db, { by: leader })
  const [property] = await rowsOf(db, communityId, 'properties')
  const foreign = await anInvitation(db)
  const answer = await visitor.post(`${members}/invite/send`, {
    ...bo,
    email: anEmail(),
    propertyChoice: 'existing',
    propertyId: property!.id,
    householdChoice: 'existing',
    householdId: foreign.householdId,
  })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('This property or household is not there any more.')
  expect(await rowsOf(db, communityId, 'members')).toHaveLength(2)
})

test('who comes to the last step by the address bar begins at the first', async ({ db }) => {
  const { visitor, members } = await aLeaderAtWork(aHouse(db))
  expect(dialogOf(await visitor.open(`${members}/invite/send`))).toContain('Step 1 of 3')
})

test('reloading the success screen sends nothing again, and shows it to its inviter only', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, members, communityId } = await aLeaderAtWork(house)
  const email = anEmail()
  const step = await toMemberStep({ visitor, members })
  const done = await visitor.send(step, `${members}/invite`, { ...bo, email }, 'Send Invitation')
  expect(done.path).toMatch(new RegExp(`^${members}/invite/sent/[0-9a-f-]{36}$`))
  expect(dialogOf(await visitor.open(done.path))).toBe(dialogOf(done))
  expect(await rowsOf(db, communityId, 'deliveries')).toHaveLength(1)
  const colleague = await aMember(db, { communityId, role: 'leader' })
  const other = await aSignedInVisitor(house, { accountId: colleague.accountId! })
  expect((await other.get(done.path)).status).toBe(404)
})
