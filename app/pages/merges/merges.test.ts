import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { aMember, anInvitation } from '#test/factories.ts'
import { aDweller } from '#test/households.ts'
import { aMerge } from '#test/merges.ts'
import { alertsOf } from '#test/page.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse, aSignedInVisitor, aVisitor, letterTo } from '#test/visitor.ts'

/** Bob is expected by e-mail in the home that Robert has come into by another way. */
async function aTown(db: Db) {
  const house = aHouse(db)
  const at = await aLeaderAtWork(house)
  const { communityId, leader: by } = at
  const smith = (firstName: string) => ({ firstName, lastName: 'Smith' })
  const invited = await anInvitation(db, { by, newcomer: smith('Robert') })
  const robert = await aDweller(db, { communityId, invited })
  const place = { householdId: invited.householdId }
  const bob = await anInvitation(db, { by, newcomer: { ...smith('Bob'), place } })
  const two = { one: bob.memberId, other: robert.memberId }
  const form = `${at.members}/merge`
  const merge = `${form}?${new URLSearchParams(two)}`
  return { ...at, house, by, bob, robert, two, form, merge, merges: `${at.members}/merges` }
}

test('two who are ticked are compared, merged, and two again', async ({ db }) => {
  const { form, visitor, members, merge, two, bob, communityId } = await aTown(db)
  const list = await visitor.open(`${members}?tab=all`)
  expect(list.words).toContain(
    'With those you tick: All 3 on this list Add to Group… Suspend… Merge…',
  )
  const ticked = `${members}/merge?tab=all&member=${two.one}&member=${two.other}`
  const page = await visitor.open(ticked)
  expect(page.path).toBe(merge)
  expect(page.title).toBe('Merge two records · Communitrak')
  expect(page.words).toContain('Bob Smith Status Pending')
  expect(page.words).toContain('Robert Smith Status Active')
  expect(page.words).toContain('The invitation of Bob Smith is voided: they have joined already.')
  expect(page.words).toContain('They are active, and sign in as before.')
  expect(page.words).not.toContain('Please look twice')

  const done = await visitor.send(page, form, { name: 'one' })
  expect(done.words).toContain('They are one now. What both had belongs to Bob Smith.')
  expect(done.words).toContain('Two records of Bob Smith are one now Merged by Lee Board')
  const old = await visitor.open(`/join/${bob.code}`)
  expect(old.words).toContain('This invitation was cancelled')
  const [{ id: mergeId } = { id: '' }] = await rowsOf(db, communityId, 'merges')
  const undone = await visitor.send(done, `${members}/merges/${mergeId}/undo`)
  expect(undone.words).toContain('They are two records again.')
  expect(undone.words).toContain(
    'The code of Bob Smith ended with the merge, for good. Please invite them again.',
  )
})

test('who merges and undoes again sees what was chosen in the record that stays', async ({
  db,
}) => {
  const { form, visitor, merge, robert, communityId } = await aTown(db)
  await visitor.send(await visitor.open(merge), form, { name: 'one', email: 'one' })
  const record = await rowOf(db, 'members', { communityId, id: robert.memberId })
  expect([record.firstName, record.email]).not.toEqual(['Robert', robert.email])
})

test('a refused form keeps what was chosen, and says beside the box what is missing', async ({
  db,
}) => {
  const { form, visitor, members, communityId, robert } = await aTown(db)
  const mary = await aMember(db, { communityId, firstName: 'Mary', lastName: 'Smith' })
  const path = `${members}/merge?${new URLSearchParams({ one: mary.id, other: robert.memberId })}`
  const page = await visitor.open(path)
  expect(page.words).toContain('People of one home often share a last name and an e-mail address')
  expect(page.words).toContain('With which account do they come in from now on?')
  const refused = await visitor.send(page, form, { name: 'other', signIn: 'other' })
  expect(refused.status).toBe(409)
  expect(alertsOf(refused).join(' ')).toContain('Please tick that you have checked it')
  const done = await visitor.send(refused, form, { sure: 'on' })
  expect(done.words).toContain('They are one now. What both had belongs to Robert Smith.')
})

test('the owner of the other sign-in is told, and finds no way in any more', async ({ db }) => {
  const { form, house, visitor, members, communityId, robert, home } = await aTown(db)
  const bob = await aMember(db, { communityId, firstName: 'Bob', lastName: 'Smith' })
  const theirs = await aSignedInVisitor(house, { accountId: bob.accountId! })
  expect((await theirs.get(home)).status).toBe(200)
  const path = `${members}/merge?${new URLSearchParams({ one: bob.id, other: robert.memberId })}`
  await visitor.send(await visitor.open(path), form, { signIn: 'other', sure: 'on' })
  const letter = await letterTo(house, bob.email!, 'sign-in merged')
  expect(letter).toMatchObject({ firstName: 'Bob', signIn: bob.email })
  expect((await theirs.get(home)).status).toBe(404)
  const own = await aSignedInVisitor(house, robert)
  expect((await own.get(home)).status).toBe(200)
})

test('links to a record that has gone lead on, and two of one record are told so', async ({
  db,
}) => {
  const { visitor, members, merges, merge, by, two, communityId } = await aTown(db)
  await aMerge(db, by, two)
  const again = await visitor.get(merge)
  expect(again.headers.get('location')).toBe(`${merges}?told=already`)
  expect((await visitor.open(`${merges}?told=already`)).words).toContain('one record already')
  const third = await aMember(db, { communityId })
  const old = await visitor.get(`${members}/merge?one=${two.one}&other=${third.id}`)
  expect(old.headers.get('location')).toBe(`${members}/merge?one=${two.other}&other=${third.id}`)
})

test('one, three, nobody and the same one are no two people', async ({ db }) => {
  const { visitor, members, two, by } = await aTown(db)
  for (const query of [
    '',
    `?member=${two.one}`,
    `?member=${two.one}&member=${two.other}&member=${by.memberId}`,
    `?one=${two.one}&other=${two.one}`,
    '?one=x&other=y',
  ])
    expect((await visitor.open(`${members}/merge${query}`)).words).toContain(
      'Please tick exactly two people',
    )
  const stranger = await aMember(db, {
    communityId: (await aLeaderAtWork(aHouse(db))).communityId,
  })
  const foreign = await visitor.get(`${members}/merge?one=${two.one}&other=${stranger.id}`)
  expect(foreign.status).toBe(404)
})

test('what has changed since is shown, and not merged unseen', async ({ db }) => {
  const { form, visitor, merge, bob, communityId } = await aTown(db)
  const page = await visitor.open(merge)
  await change(db, 'members', { communityId, id: bob.memberId }, { phone: '+15125550147' })
  const refused = await visitor.send(page, form, {})
  expect(refused.status).toBe(409)
  expect(refused.words).toContain('Something has happened to one of them since you looked')
  expect(refused.words).toContain('(512) 555-0147')
  expect((await visitor.send(refused, form, {})).words).toContain('They are one now.')
})

test('people who may be listed twice are offered, quietly, to be compared', async ({ db }) => {
  const { visitor, members, merges, merge } = await aTown(db)
  const list = await visitor.click(await visitor.open(members), 'Is somebody listed twice?')
  expect(list.path).toBe(merges)
  expect(list.words).toContain('Robert Smith · Bob Smith They share a home and a name')
  expect(list.words).toContain('Nothing has been merged lately.')
  const compared = await visitor.click(list, 'Compare')
  expect(new URL(compared.path, 'http://x').searchParams.get('other')).toBe(
    new URL(merge, 'http://x').searchParams.get('one'),
  )
})

test('whoever may not merge is offered nothing of it', async ({ db }) => {
  const { house, members, communityId, merge } = await aTown(db)
  const { accountId } = await aMember(db, { communityId, role: 'board' })
  const board = await aSignedInVisitor(house, { accountId: accountId! })
  const page = await board.open(members)
  expect(page.words).not.toContain('Merge')
  expect(page.words).not.toContain('listed twice')
  expect((await board.get(merge)).status).toBe(403)
  expect((await aVisitor(house).get(merge)).status).toBe(302)
})

test('Spanish: two records are merged in the words of the reader', async ({ db }) => {
  const { visitor, merge } = await aTown(db)
  await visitor.get('/language?to=es')
  const page = await visitor.open(merge)
  expect(page.words).toContain('¿Qué nombre queda?')
})
