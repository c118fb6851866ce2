import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { type Actor, NotAllowed } from '#domain/roles/permission.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember } from '#test/factories.ts'
import { aHousehold } from '#test/households.ts'
import { aMemberField } from '#test/member-fields.ts'
import { change, rowsOf } from '#test/rows.ts'
import { addField, changeField, removeField, restoreField } from './describe-field.ts'
import { listFields } from './list-fields.ts'
import { type FieldDescription, mostFields } from './member-field.ts'
import { readValues } from './read-values.ts'
import { writeValues } from './write-values.ts'

const pets: FieldDescription = {
  name: 'Pets',
  kind: 'text',
  options: [],
  seenBy: 'neighbours',
  filledBy: 'member',
}

const aField = (db: Db, by: Actor, given: Partial<FieldDescription> = {}) =>
  aMemberField(db, by, { ...pets, ...given })

const valuesSeenBy = async (db: Db, by: Actor, memberId: string) =>
  (await readValues(db, by, { memberId }))!.fields.map(({ name, value }) => [name, value])

test('a field is added once, however often its form is sent, and each name once', async ({
  db,
}) => {
  const { leader, communityId } = await aCommunity(db)
  const form = { ...pets, submission: newId() }
  const outcomes = await Promise.all([addField(db, leader, form), addField(db, leader, form)])
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
  expect((await listFields(db, leader)).fields).toEqual([{ id: form.submission, ...pets }])
  const same = { ...pets, name: 'PETS', submission: newId() }
  expect(await addField(db, leader, same)).toMatchObject({ refusal: { because: 'name is taken' } })
  const deeds = (await rowsOf(db, communityId, 'auditEvents')).map(({ deed }) => deed)
  expect(deeds.filter((deed) => deed === 'added member field')).toHaveLength(1)
})

test('a field is not called like a column of every community; one that is keeps its name', async ({
  db,
}) => {
  const { leader, communityId } = await aCommunity(db)
  const builtIn = { ok: false, refusal: { because: 'name is built in' } }
  for (const name of [
    'Email',
    'e-mail',
    'PHONE',
    'Telefono',
    'Título de nada',
    'cargo',
    'Dirección',
  ]) {
    const added = await addField(db, leader, { ...pets, name, submission: newId() })
    expect([name, added.ok]).toEqual([name, name === 'Título de nada'])
  }
  const id = await aField(db, leader)
  const { kind: _, ...anew } = pets
  expect(await changeField(db, leader, { id, ...anew, name: 'Correo' })).toEqual(builtIn)
  await change(db, 'memberFields', { communityId, id }, { name: 'Phone', nameKey: 'phone' })
  expect(await changeField(db, leader, { id, ...anew, name: 'phone' })).toMatchObject({ ok: true })
  await removeField(db, leader, { id })
  expect(await restoreField(db, leader, { id })).toMatchObject({ ok: true })
})

test('a community has so many fields and no more, also when two add the last one', async ({
  db,
}) => {
  const { leader } = await aCommunity(db)
  for (let at = 1; at < mostFields; at += 1) await aField(db, leader, { name: `Field ${at}` })
  const last = (name: string) => addField(db, leader, { ...pets, name, submission: newId() })
  const outcomes = await Promise.all([last('This'), last('That')])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: { because: 'too many' } })
})

test('a person fills in what they may, and sees what neighbours see of others', async ({ db }) => {
  const { leader, heads, members } = await aHousehold(db, { members: 1 })
  const [ruth, daniel] = [heads[0]!, members[0]!]
  const [seen, unseen, locked] = [
    await aField(db, leader),
    await aField(db, leader, { name: 'Doctor', seenBy: 'leaders' }),
    await aField(db, leader, { name: 'Shares', seenBy: 'leaders', filledBy: 'leaders' }),
  ]
  const typed = { [seen]: 'A parrot', [unseen]: 'Dr. Bell', [locked]: '99', [newId()]: 'x' }
  const written = await writeValues(db, ruth, { memberId: ruth.memberId, typed })
  expect(written).toEqual({ ok: true, value: { changed: 2 } })
  expect(await valuesSeenBy(db, ruth, ruth.memberId)).toEqual([
    ['Pets', 'A parrot'],
    ['Doctor', 'Dr. Bell'],
    ['Shares', null],
  ])
  expect(await valuesSeenBy(db, daniel, ruth.memberId)).toEqual([['Pets', 'A parrot']])
  await expect(writeValues(db, daniel, { memberId: ruth.memberId, typed })).rejects.toThrow(
    NotAllowed,
  )
  await writeValues(db, leader, { memberId: ruth.memberId, typed: { [locked]: '99' } })
  expect(await valuesSeenBy(db, leader, ruth.memberId)).toContainEqual(['Shares', '99'])
})

test('one value that cannot stand there keeps all from being written', async ({ db }) => {
  const { leader } = await aCommunity(db)
  const [text, day] = [
    await aField(db, leader),
    await aField(db, leader, { name: 'Keys since', kind: 'date' }),
  ]
  const { memberId } = leader
  const typed = { [text]: 'A parrot', [day]: 'yesterday' }
  expect(await writeValues(db, leader, { memberId, typed })).toEqual({
    ok: false,
    refusal: { because: 'unreadable', fieldIds: [day] },
  })
  expect(await valuesSeenBy(db, leader, memberId)).toContainEqual(['Pets', null])
})

test('a field that was taken away comes back with what stood in it, unless its name is taken', async ({
  db,
}) => {
  const { leader } = await aCommunity(db)
  const id = await aField(db, leader)
  const { memberId } = leader
  await writeValues(db, leader, { memberId, typed: { [id]: 'A parrot' } })
  expect((await removeField(db, leader, { id })).ok).toBe(true)
  expect(await valuesSeenBy(db, leader, memberId)).toEqual([])
  expect((await listFields(db, leader)).removed).toMatchObject([{ id }])
  const other = await aField(db, leader)
  const taken = { ok: false, refusal: { because: 'name is taken' } }
  expect(await restoreField(db, leader, { id })).toEqual(taken)
  const { kind: _, ...described } = pets
  await changeField(db, leader, { id: other, ...described, name: 'Animals' })
  expect((await restoreField(db, leader, { id })).ok).toBe(true)
  expect(await valuesSeenBy(db, leader, memberId)).toContainEqual(['Pets', 'A parrot'])
  expect(await changeField(db, leader, { id: other, ...described })).toEqual(taken)
})

test('what a merged record says counts where nothing else was said, and emptied stays empty', async ({
  db,
}) => {
  const { leader, communityId } = await aCommunity(db)
  const [stays, goes] = [await aMember(db, { communityId }), await aMember(db, { communityId })]
  const id = await aField(db, leader)
  await writeValues(db, leader, { memberId: goes.id, typed: { [id]: 'A parrot' } })
  const merged = { mergedInto: stays.id, leftAt: new Date() }
  await change(db, 'members', goes, merged)
  expect(await valuesSeenBy(db, leader, stays.id)).toEqual([['Pets', 'A parrot']])
  await writeValues(db, leader, { memberId: stays.id, typed: { [id]: '' } })
  expect(await valuesSeenBy(db, leader, stays.id)).toEqual([['Pets', null]])
  const gone = await writeValues(db, leader, { memberId: goes.id, typed: { [id]: 'x' } })
  expect(gone).toEqual({ ok: false, refusal: { because: 'unknown member' } })
})

test('fields and members of another community are unknown, and not everybody may describe them', async ({
  db,
}) => {
  const [here, there] = [await aCommunity(db), await aCommunity(db)]
  const id = await aField(db, there.leader)
  const unknown = { ok: false, refusal: { because: 'unknown field' } }
  const { kind: _, ...described } = pets
  expect(await changeField(db, here.leader, { id, ...described })).toEqual(unknown)
  expect(await removeField(db, here.leader, { id })).toEqual(unknown)
  expect(await restoreField(db, here.leader, { id })).toEqual(unknown)
  await aField(db, here.leader)
  const written = await writeValues(db, here.leader, { memberId: there.leader.memberId, typed: {} })
  expect(written).toEqual({ ok: false, refusal: { because: 'unknown member' } })
  expect(await readValues(db, here.leader, { memberId: there.leader.memberId })).toBeNull()
  const board = { ...here.leader, permissions: new Set(['view community preferences'] as const) }
  expect(() => addField(db, board, { ...pets, submission: newId() })).toThrow(NotAllowed)
  expect((await listFields(db, board)).fields).toHaveLength(1)
})
