import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { test } from '#test/database.ts'
import { anInvitation, anOpenCode } from '#test/factories.ts'
import { filledIn } from '#test/fill-in.ts'
import { alertsOf, describedBy } from '#test/page.ts'
import { change, rowsOf } from '#test/rows.ts'
import { aLeaderAtWork } from '#test/steps.ts'
import { aHouse } from '#test/visitor.ts'

/** A leader at a browser. */
async function atWork(db: Db) {
  const at = await aLeaderAtWork(aHouse(db))
  return { ...at, lee: at.visitor, list: `${at.home}/properties` }
}

const place = { unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
const at = (street: string) => ({
  place: { home: { kind: 'street' as const, street, ...place }, householdName: null },
})

test('a home is created once its standard form has been seen, and not twice', async ({ db }) => {
  const { lee, list, communityId } = await atWork(db)
  const form = await lee.click(await lee.open(list), 'Create Property')
  const typed = { street: '7 oak lane', unit: '#4' }
  const seen = await lee.send(form, `${list}/new`, typed)
  expect(seen.words).toContain('Standard form 7 OAK LN APT 4, AUSTIN TX 78701'.replace('APT', '#'))
  expect(await rowsOf(db, communityId, 'properties')).toEqual([])
  const made = await lee.send(seen, `${list}/new`)
  expect(made.words).toContain('The home is there. Now invite the people who live there.')
  expect(await rowsOf(db, communityId, 'properties')).toMatchObject([{ street: '7 OAK LN' }])

  const again = await lee.send(await lee.open(`${list}/new`), `${list}/new`, typed)
  const refused = await lee.send(again, `${list}/new`)
  expect([refused.status, alertsOf(refused).join(' ')]).toEqual([
    409,
    expect.stringContaining('This home is there already.'),
  ])
})

test('what is no address is said beside its field, and what was typed stays', async ({ db }) => {
  const { lee, list, communityId } = await atWork(db)
  const send = async (typed: Record<string, string>) =>
    lee.send(await lee.open(`${list}/new`), `${list}/new`, typed)
  const street = await send({ street: 'nowhere' })
  expect([street.status, describedBy(street, 'street')]).toEqual([
    400,
    expect.stringContaining('begins with a house number'),
  ])
  const none = await send({ street: ' ' })
  expect(describedBy(none, 'street')).toContain('Please type the street address')
  expect(none.words).not.toContain('Save it as I typed it')
  const zip = await send({ addressType: 'lot', lotNumber: '7', zip: '9' })
  expect(describedBy(zip, 'zip')).toContain('five digits')
  const unit = await lee.post(`${list}/new`, {
    ...{ addressType: 'street', street: '7 Oak Ln', unit: 'x'.repeat(500), asTyped: 'on' },
    ...{ city: 'Austin', state: 'TX', zip: '78701' },
  })
  expect(unit.status).toBe(400)
  expect(await rowsOf(db, communityId, 'properties')).toEqual([])
  const lot = await send({ addressType: 'lot', lotNumber: '07' })
  expect(lot.title).toBe('LOT 7 · Communitrak')
})

test('a typo is mended; where the address is another home’s, the two are looked at and become one', async ({
  db,
}) => {
  const { lee, list, leader, communityId } = await atWork(db)
  for (const street of ['7 OAK LN', '9 OKA LN'])
    await anInvitation(db, { by: leader, newcomer: at(street) })
  for (const { id: propertyId } of await rowsOf(db, communityId, 'properties'))
    await anOpenCode(db, { by: leader, propertyId, channel: 'pass' })
  const wrong = await lee.click(await lee.open(`${list}?search=oka`), '9 OKA LN')
  const form = await lee.click(wrong, 'Change address…')
  const path = form.path
  const seen = await lee.send(form, path, { street: '7 Oak Ln' })
  const exists = await lee.send(seen, path)
  expect([exists.status, exists.words.includes('This home is there already.')]).toEqual([409, true])
  const merge = await lee.click(exists, 'Are the two one home? Look at them side by side')
  expect(merge.words).toContain('7 OAK LN AUSTIN TX 78701 Chen Household: Bo Chen')
  expect(merge.words).toContain('The house number: 7 and 9')
  const twice = await lee.send(merge, `${list}/merge`, { stays: 'other' })
  expect([twice.status, alertsOf(twice).join(' ')]).toEqual([
    409,
    expect.stringContaining('tick that they are'),
  ])
  expect(filledIn(twice, `${list}/merge`)).toMatchObject({ stays: 'other' })
  const before = await rowsOf(db, communityId, 'properties')
  expect(before.map(({ mergedInto }) => mergedInto)).toEqual([null, null])
  await lee.post('/account/language', { language: 'es' })
  const spanish = await lee.open(merge.path)
  expect(spanish.words).toContain('Sí, son una sola casa')
  expect(spanish.words).toContain('7 OAK LN AUSTIN TX 78701 Hogar Chen: Bo Chen')
  await lee.post('/account/language', { language: 'en' })
  const merged = await lee.send(twice, `${list}/merge`, { stays: 'one', sure: 'on' })
  expect(merged.words).toContain('The two are one home now.')
  const [one] = await rowsOf(db, communityId, 'properties')
  const homes = (await rowsOf(db, communityId, 'households')).map(({ propertyId }) => propertyId)
  expect(homes).toEqual([one!.id, one!.id])
  expect((await lee.open(list)).words).toContain('All 1Active 1Vacant 0Deleted 0')

  const gone = (await rowsOf(db, communityId, 'properties')).find(({ mergedInto }) => mergedInto)
  const led = await lee.get(`${list}/${gone!.id}`)
  expect([led.status, led.headers.get('location')]).toEqual([303, `${list}/${gone!.mergedInto}`])
  const home = await lee.open(`${list}/${gone!.id}`)
  expect((await lee.click(home, 'Bo Chen')).title).toBe('Bo Chen · Communitrak')

  expect(merged.words).toContain('The access pass made for 9 OKA LN was voided, and stays so')
  const undo = merged.html.match(/merges\/[0-9a-f-]{36}\/undo/)![0]
  const back = await lee.send(merged, `${list}/${undo}`)
  expect(back.words).toContain(
    'The two are two homes again. The access pass made for 9 OKA LN stays voided',
  )
  expect((await lee.open(`${list}/merges?told=undone`)).words).not.toContain('stays voided')
  expect((await lee.open(list)).words).toContain('All 2Active 2')
})

test('two homes are ticked in the list; more or fewer are no pair', async ({ db }) => {
  const { lee, list, leader, communityId } = await atWork(db)
  for (const street of ['7 OAK LN', '9 ELM ST', '8 ELM ST'])
    await anInvitation(db, { by: leader, newcomer: at(street) })
  const ids = (await rowsOf(db, communityId, 'properties')).map(({ id }) => id)
  const page = await lee.open(list)
  expect(page.words).toMatch(/8 ELM ST .* 9 ELM ST .* 7 OAK LN/)
  const two = await lee.send(page, `${list}/merge`, { home: ids.slice(0, 2) })
  expect(two.words).toContain('Which address is right?')
  for (const home of [ids, ids.slice(0, 1)]) {
    const other = await lee.open(`${list}/merge?${home.map((id) => `home=${id}`).join('&')}`)
    expect(other.words).toContain('Tick two homes in the list')
  }
  const stale = await lee.post(`${list}/merge`, {
    ...{ one: ids[0]!, other: ids[1]!, stays: 'one', seen: 'old', submission: crypto.randomUUID() },
  })
  expect(stale.status).toBe(409)
  const itself = { one: ids[0]!, other: ids[0]!, stays: 'one', submission: crypto.randomUUID() }
  expect((await lee.post(`${list}/merge`, itself)).status).toBe(409)
})

test('a home with people cannot be deleted and says who; an empty one goes and comes back', async ({
  db,
}) => {
  const { lee, list, leader, communityId } = await atWork(db)
  const { memberId } = await anInvitation(db, { by: leader, newcomer: at('7 OAK LN') })
  const [home] = await rowsOf(db, communityId, 'properties')
  const page = `${list}/${home!.id}`
  const full = await lee.click(await lee.open(page), 'Delete…')
  expect(full.words).toContain('this person lives there or is expected: Bo Chen')
  expect((await lee.post(`${page}/delete`, {})).status).toBe(409)

  await change(db, 'members', { communityId, id: memberId }, { leftAt: new Date() })
  const free = await lee.open(`${page}/delete`)
  const gone = await lee.send(free, `${page}/delete`)
  expect(gone.words).toContain('The home is deleted. You find it under Deleted.')
  expect(gone.words).toContain('All 0Active 0Vacant 0Deleted 1')
  const create = await lee.send(await lee.open(`${list}/new`), `${list}/new`, {
    street: '7 Oak Ln',
  })
  const was = await lee.send(create, `${list}/new`)
  expect(was.words).toContain('This home was there and has been deleted.')
  const deleted = await lee.click(was, 'Open it, to restore it')
  expect(deleted.words).toContain('This home is deleted')
  const back = await lee.send(deleted, `${page}/restore`)
  expect(back.words).toContain('The home is restored.')
})
