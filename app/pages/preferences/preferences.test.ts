import { expect } from 'vitest'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aMember, anInvitation } from '#test/factories.ts'
import { type Element, elements, wordsOf } from '#test/html.ts'
import { describedBy, type Page } from '#test/page.ts'
import { rowOf, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork, toMemberStep } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, letterTo } from '#test/visitor.ts'

const labelsOf = (page: Page, field: Element) =>
  elements(page.root, 'label')
    .filter(({ attributes }) => attributes.for === field.attributes.id)
    .map(wordsOf)

test('the overview tells what is chosen, and leads to every choice', async ({ db }) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const page = await visitor.click(await visitor.open(home), 'Preferences')
  const said = [
    ...['Community name Maple Court', 'Town and time zone AUSTIN TX 78701 · Central Time'],
    ...['Logo No logo yet', 'Colour #1f6f54', 'Default Member Role Resident'],
    ...['Invitations are valid for 90 days', 'Reminders Off'],
    ...['Open codes Leaders confirm unknown and occupied homes'],
    ...['Black Curtain Off: everybody can enter', 'Two-factor for leaders Not needed'],
  ]
  for (const words of said) expect(page.words).toContain(words)
  const links = elements(page.root, 'a').filter(({ attributes }) =>
    attributes.href?.startsWith(`${home}/preferences/`),
  )
  expect(links).toHaveLength(13)
  for (const { attributes } of links) {
    const setting = await visitor.open(attributes.href!)
    expect([attributes.href, setting.status, elements(setting.root, 'h1').length]).toEqual([
      ...[attributes.href, 200, 1],
    ])
  }
})

test('who may only look sees everything and changes nothing', async ({ db }) => {
  const house = aHouse(db)
  const { communityId, home } = await aLeaderAtWork(house)
  const { accountId } = await aMember(db, { communityId, role: 'board' })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const page = await visitor.open(`${home}/preferences`)
  expect(page.words).toContain('You can look at this. Changing it takes another permission.')
  const links = elements(page.root, 'a').map(({ attributes }) => attributes.href)
  expect(links.filter((href) => href?.startsWith(`${home}/preferences/`))).toEqual([
    `${home}/preferences/black-curtain`,
    `${home}/preferences/support`,
    `${home}/preferences/two-factor`,
  ])
  expect((await visitor.post(`${home}/preferences/name`, { name: 'Mine' })).status).toBe(403)
})

test('the new name stands on every page and in letters, under the old address', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, home, leader } = await aLeaderAtWork(house)
  const form = `${home}/preferences/name`
  const wrong = await visitor.send(await visitor.open(form), form, { name: 'www.example.com' })
  expect([wrong.status, describedBy(wrong, 'name')]).toEqual([
    ...[400, 'Please give the community a name, up to 120 letters, without a web address.'],
  ])
  const saved = await visitor.send(wrong, form, { name: 'Heron Landing' })
  expect([saved.path, saved.words.includes('Saved.')]).toEqual([`${home}/preferences?saved`, true])
  expect((await visitor.open(home)).words).toContain('Heron Landing')
  const { email } = await anInvitation(db, { by: leader })
  const { community } = await letterTo(house, email, 'invitation')
  expect(community.name).toBe('Heron Landing')
})

test('the time zone follows from the ZIP unless one is chosen; what is wrong is told beside it', async ({
  db,
}) => {
  const { visitor, home } = await aLeaderAtWork(aHouse(db))
  const form = `${home}/preferences/place`
  const typed = { city: 'Boise', state: 'ID', zip: '83702', timeZone: '' }
  const saved = await visitor.send(await visitor.open(form), form, typed)
  expect(saved.words).toContain('Town and time zone Boise ID 83702 · Mountain Time')
  const wrong = await visitor.post(form, { ...typed, zip: '10001', timeZone: 'Mars', street: '' })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('This ZIP is not in that state. Please check both.')
  const mars = await visitor.post(form, { ...typed, timeZone: 'Mars', street: '1 Elm St' })
  expect(mars.status).toBe(400)
  const words = await mars.text()
  expect(words).toContain('We do not know this time zone.')
  expect(words).toContain('1 Elm St')
})

test('the language of letters to people the community does not know', async ({ db }) => {
  const house = aHouse(db)
  const { visitor, home, leader } = await aLeaderAtWork(house)
  const form = `${home}/preferences/language`
  await visitor.send(await visitor.open(form), form, { language: 'es' })
  const { memberId } = await anInvitation(db, { by: leader })
  const { communityId } = leader
  expect((await rowOf(db, 'members', { communityId, id: memberId })).locale).toBe('es')
  expect((await visitor.post(form, { language: 'fr' })).status).toBe(400)
})

test('new members get the default role; while inviting, another one may be chosen', async ({
  db,
}) => {
  const house = aHouse(db)
  const work = await aLeaderAtWork(house)
  const { visitor, home, members, communityId, leader } = work
  const invited = await anInvitation(db, { by: leader })
  const form = `${home}/preferences/default-role`
  const page = await visitor.open(form)
  const [select] = elements(page.root, 'select')
  expect(labelsOf(page, select!)).toEqual(['Default Member Role'])
  expect(elements(select!, 'option').map(wordsOf)).toEqual(['Board Member', 'Resident'])
  expect(page.words).toContain(
    'New members get this role, unless you choose another during or after the invite. People who are invited already keep the role they were promised.',
  )
  const roles = await rowsOf(db, communityId, 'roles')
  const idOf = (name: string) => roles.find((role) => role.name === name)!.id
  const saved = await visitor.send(page, form, { roleId: idOf('Board Member') })
  expect(saved.words).toContain('Default Member Role Board Member')

  const step = await toMemberStep(work)
  const choice = elements(step.root, 'select').find(
    ({ attributes }) => attributes.name === 'roleId',
  )
  expect(elements(choice!, 'option').map(wordsOf)).toEqual([
    ...['Community Leader', 'Board Member (default)', 'Resident'],
  ])
  const send = `${members}/invite`
  const person = { firstName: 'Bo', lastName: 'Chen', email: 'bo-default@example.com' }
  await visitor.send(step, send, person)
  const other = await toMemberStep(work, {
    home: { propertyChoice: 'new', addressType: 'lot', lotNumber: '9' },
  })
  const mia = { firstName: 'Mia', lastName: 'Kay', email: 'mia-chosen@example.com' }
  await visitor.send(other, send, { ...mia, roleId: idOf('Resident') })
  const rows = await rowsOf(db, communityId, 'members')
  const roleOf = (email: string) => rows.find((member) => member.email === email)!.roleId
  expect(roleOf('bo-default@example.com')).toBe(idOf('Board Member'))
  expect(roleOf('mia-chosen@example.com')).toBe(idOf('Resident'))
  expect(roleOf(invited.email)).toBe(idOf('Resident'))
})

test('a default role that is unknown, foreign or a leader’s is refused in words', async ({
  db,
}) => {
  const house = aHouse(db)
  const { visitor, home, communityId } = await aLeaderAtWork(house)
  const elsewhere = await aLeaderAtWork(house)
  const idOf = async (id: string, system: string) =>
    (await rowsOf(db, id, 'roles')).find((role) => role.system === system)!.id
  const form = `${home}/preferences/default-role`
  const send = async (roleId: string) => {
    const answer = await visitor.post(form, { roleId })
    return [answer.status, /id="roleId-error">([^<]+)</.exec(await answer.text())?.[1]]
  }
  const unknown = [400, 'This role is not there any more. Please choose another one.']
  expect(await send(newId())).toEqual(unknown)
  expect(await send('')).toEqual(unknown)
  expect(await send(await idOf(elsewhere.communityId, 'resident'))).toEqual(unknown)
  expect(await send(await idOf(communityId, 'leader'))).toEqual([
    409,
    'A leader role cannot be the role of all new members. Please choose another one.',
  ])
})

test('validity, reminders and open codes are chosen one by one; what is no choice is told', async ({
  db,
}) => {
  const { visitor, home, communityId } = await aLeaderAtWork(aHouse(db))
  const base = `${home}/preferences`
  const choose = async (what: string, typed: Record<string, string>) =>
    (await visitor.send(await visitor.open(`${base}/${what}`), `${base}/${what}`, typed)).words
  expect(await choose('validity', { days: '365' })).toContain('valid for 365 days')
  expect(await choose('validity', { days: 'none' })).toContain('valid for Without end')
  expect(await choose('reminders', { reminds: 'on' })).toContain('Reminders On')
  expect(await choose('open-codes', { openCodes: 'join' })).toContain('Everybody joins at once')
  expect(await choose('open-codes', { openCodes: 'confirm' })).toContain('Leaders confirm')
  for (const [what, typed] of [
    ['validity', { days: '7' }],
    ['validity', { days: '90; drop' }],
    ['reminders', { reminds: 'sometimes' }],
    ['open-codes', { openCodes: '' }],
  ] as const) {
    const wrong = await visitor.post(`${base}/${what}`, typed)
    expect([what, wrong.status]).toEqual([what, 400])
    expect(await wrong.text()).toContain('Please choose one of')
  }
  const row = await inCommunity(db, communityId, (db) =>
    db
      .selectFrom('communities')
      .select(['invitationDays', 'reminds', 'confirmsOpenCodes'])
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow(),
  )
  expect(row).toEqual({ invitationDays: null, reminds: true, confirmsOpenCodes: true })
})
