import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { makePassesForHomes } from '#domain/passes/make-passes-for-homes.ts'
import { test } from '#test/database.ts'
import { anEmail, key } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { anImport } from '#test/planned-rosters.ts'
import { systemRole } from '#test/roles.ts'
import { aRow, atStreet, called } from '#test/roster-rows.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse } from '#test/visitor.ts'

test('who was never invited is said to be so, and is invited from the list and from their page', async ({
  db,
}) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  const email = anEmail('john')
  const couple = [called('John Smith', { email }), called('Mary Smith')]
  await anImport(db, leader, [aRow(atStreet('1 ELM ST'), couple)], { sends: 'later' })
  const list = await visitor.open(`${members}?tab=pending`)
  expect(list.words).toMatch(/Mary Smith 1 ELM ST .* No invitation yet/)
  expect(list.words).toMatch(/John Smith 1 ELM ST .* Not sent yet/)
  const page = await visitor.click(list, 'Mary Smith')
  const wizard = await visitor.click(page, 'Invite…')
  const form = `${members}/invite`
  expect(filledIn(wizard, form)).toMatchObject({ firstName: 'Mary', lastName: 'Smith' })
  const done = await visitor.send(wizard, form, { email: anEmail('mary') }, 'Send Invitation')
  expect(done.path).toContain('/invite/sent/')
  const people = await rowsOf(db, communityId, 'members')
  expect(people.filter(({ firstName }) => firstName === 'Mary')).toHaveLength(1)
  const after = await visitor.open(`${members}?tab=pending`)
  expect(after.words).toMatch(/Mary Smith 1 ELM ST .* On its way/)
})

test('somebody who is expected with a role of their own is invited with it, and it can be changed', async ({
  db,
}) => {
  const { visitor, members, leader, communityId } = await aLeaderAtWork(aHouse(db))
  const couple = ['John Smith', 'Mary Smith'].map((name) => called(name, { role: 'Board Member' }))
  await anImport(db, leader, [aRow(atStreet('1 ELM ST'), couple)], { withoutEmail: 'paper' })
  const [board, resident] = [
    await systemRole(db, leader, 'board'),
    await systemRole(db, leader, 'resident'),
  ]
  const invite = async (name: string, typed: { roleId?: string }) => {
    const page = await visitor.click(await visitor.open(`${members}?tab=pending`), name)
    const wizard = await visitor.click(page, 'Invite…')
    const form = `${members}/invite`
    expect(filledIn(wizard, form).roleId).toBe(board)
    await visitor.send(wizard, form, { email: anEmail(), ...typed }, 'Send Invitation')
    const [firstName] = name.split(' ')
    const people = await rowsOf(db, communityId, 'members')
    return people.find((one) => one.firstName === firstName)!.roleId
  }
  expect(await invite('Mary Smith', {})).toBe(board)
  expect(await invite('John Smith', { roleId: resident })).toBe(resident)
})

test('whose home has an access pass on paper has a letter, and was not voided', async ({ db }) => {
  const { visitor, members, leader } = await aLeaderAtWork(aHouse(db))
  const rows = [aRow(atStreet('1 ELM ST'), [called('Mary Smith')])]
  await anImport(db, leader, rows, { withoutEmail: 'paper' })
  await makePassesForHomes(db, leader, { submission: newId() }, { key })
  const list = await visitor.open(`${members}?tab=pending`)
  expect(list.words).toMatch(/Mary Smith 1 ELM ST .* Letter for the home/)
})
