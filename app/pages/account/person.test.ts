import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { describedBy } from '#test/page.ts'
import { change, rowOf } from '#test/rows.ts'
import { aHouse, aSignedInVisitor } from '#test/visitor.ts'

const form = '/account/person'

/** A resident of a community, at the page for name and phone. */
async function aResident(db: Db) {
  const house = aHouse(db)
  const { communityId, slug } = await aCommunity(db)
  const { id, accountId } = await aMember(db, { communityId })
  const visitor = await aSignedInVisitor(house, { accountId: accountId! })
  const member = () => rowOf(db, 'members', { communityId, id })
  const page = await visitor.open(form)
  return { house, communityId, slug, memberId: id, visitor, page, member }
}

test('somebody changes name and phone, here and where a community lists them so', async ({
  db,
}) => {
  const { visitor, page, member, slug } = await aResident(db)
  expect(filledIn(page, form)).toEqual({ firstName: 'Ana', lastName: 'Reyes', phone: '' })
  expect(page.words).toContain('Maple Court Ana Reyes (changes with your account)')
  const typed = { firstName: ' Ana ', lastName: "O'Cruz", phone: '512 555 0123' }
  const saved = await visitor.send(page, form, typed)
  expect(saved.path).toBe('/account?saved')
  expect(saved.words).toContain('Saved.')
  expect(saved.words).toContain("Name Ana O'Cruz Change Photo None Change Phone (512) 555-0123")
  expect(await member()).toMatchObject({ lastName: "O'Cruz", phone: '+15125550123' })
  expect((await visitor.open(`/c/${slug}/members`)).words).toContain("Ana O'Cruz")
})

test('the page says which entries of a community stay as its leaders wrote them', async ({
  db,
}) => {
  const { visitor, communityId, memberId: id, member } = await aResident(db)
  const own = { firstName: 'Anastasia', phone: '+15125550199' }
  await change(db, 'members', { communityId, id }, own)
  const page = await visitor.open(form)
  expect(page.words).toContain('Anastasia Reyes (stays as its leaders wrote it)')
  expect(page.words).toContain('(512) 555-0199 (stays as its leaders wrote it)')
  await visitor.send(page, form, { lastName: 'Cruz', phone: '(512) 555-0123' })
  expect(await member()).toMatchObject({ ...own, lastName: 'Reyes' })
})

test.for([
  ['firstName', '', 'Please type your first name, in letters, up to 60.'],
  ['firstName', '   ', 'Please type your first name, in letters, up to 60.'],
  ['lastName', 'www.spam.example', 'Please type your last name, in letters, up to 60.'],
  ['lastName', '<b>Cruz</b>', 'Please type your last name, in letters, up to 60.'],
  ['lastName', 'Cruz\u202e', 'Please type your last name, in letters, up to 60.'],
  ['phone', 'ask me', 'This is not a telephone number that we can use.'],
  ['phone', '(512) 555-0100 ext 4', 'It looks like (512) 555-0123, without an extension.'],
  ['phone', '12345', 'This is not a telephone number that we can use.'],
] as const)(
  '%s cannot be “%s”, and the rest stays typed',
  async ([field, value, words], { db }) => {
    const { visitor, page, member } = await aResident(db)
    const typed = { firstName: 'Anna', lastName: 'Cruz', phone: '(512) 555-0123', [field]: value }
    const refused = await visitor.send(page, form, typed)
    expect([refused.status, refused.path]).toEqual([400, form])
    expect(describedBy(refused, field)).toContain(words)
    expect(filledIn(refused, form)).toEqual(typed)
    expect(await member()).toMatchObject({ firstName: 'Ana', lastName: 'Reyes', phone: null })
  },
)

test('what else is smuggled into the form changes nothing', async ({ db }) => {
  const { visitor, member } = await aResident(db)
  const before = await member()
  const extra = { email: 'x@example.com', role: 'leader', title: 'President', accountId: 'x' }
  await visitor.post(form, { firstName: 'Ana', lastName: 'Reyes', phone: '', ...extra })
  expect(await member()).toEqual(before)
})
