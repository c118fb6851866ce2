import { expect } from 'vitest'
import { newCode } from '#domain/invitations/access-code.ts'
import { test } from '#test/database.ts'
import { anInvitation } from '#test/factories.ts'
import { alertsOf, byId } from '#test/page.ts'
import { aHouse, aVisitor, type TestVisitor } from '#test/visitor.ts'

const type = (visitor: TestVisitor, accessCode: string) =>
  visitor.post('/join/resident', { accessCode })

async function guess(visitor: TestVisitor, times: number): Promise<number[]> {
  const statuses: number[] = []
  for (let time = 0; time < times; time += 1) statuses.push((await type(visitor, newCode())).status)
  return statuses
}

test('after ten wrong codes one waits, and is told how long', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  expect(await guess(visitor, 10)).toEqual(Array(10).fill(404))
  const form = await visitor.open('/join/resident')
  const page = await visitor.send(form, '/join/resident', { accessCode: newCode() })
  expect(page.status).toBe(429)
  const seconds = Number(page.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(alertsOf(page)).toEqual([
    'There were too many wrong codes from here. Please wait a minute and try again.',
  ])
})

test('whoever guesses locks no code: others join meanwhile', async ({ db }) => {
  const { code } = await anInvitation(db)
  const house = aHouse(db)
  const guesser = aVisitor(house)
  await guess(guesser, 10)
  expect((await type(guesser, code)).status).toBe(429)
  expect((await aVisitor(house).open(`/join/${code}`)).words).toContain('You are invited')
})

test('another network does not help a browser, nor another browser a network', async ({ db }) => {
  const house = aHouse(db)
  const guesser = aVisitor(house, { address: '192.0.2.7' })
  await guess(guesser, 10)
  const moved = aVisitor(house, { address: '192.0.2.8' })
  moved.cookies.set('device', guesser.cookies.get('device')!)
  expect((await type(moved, newCode())).status).toBe(429)
  expect((await type(aVisitor(house, { address: '192.0.2.7' }), newCode())).status).toBe(429)
  expect((await type(aVisitor(house, { address: '192.0.2.9' }), newCode())).status).toBe(404)
})

test('codes guessed in links count like typed ones', async ({ db }) => {
  const visitor = aVisitor(aHouse(db))
  for (let time = 0; time < 10; time += 1)
    expect((await visitor.open(`/join/${newCode()}`)).status).toBe(404)
  expect((await visitor.open(`/join/${newCode()}`)).status).toBe(429)
})

test('a mistyped code costs nothing, however often', async ({ db }) => {
  const { code } = await anInvitation(db)
  const visitor = aVisitor(aHouse(db))
  const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`
  for (let time = 0; time < 15; time += 1) expect((await type(visitor, wrong)).status).toBe(400)
  expect((await type(visitor, code)).status).toBe(302)
})

test('a right code does not make up for wrong ones', async ({ db }) => {
  const { code } = await anInvitation(db)
  const visitor = aVisitor(aHouse(db))
  await guess(visitor, 9)
  expect((await type(visitor, code)).status).toBe(302)
  expect(await guess(visitor, 2)).toEqual([404, 429])
})

test('a right code is kept while its owner waits for a neighbour’s guesses', async ({ db }) => {
  const { code } = await anInvitation(db)
  const house = aHouse(db)
  const [address, neighbour] = ['192.0.2.20', aVisitor(house, { address: '192.0.2.20' })]
  await guess(neighbour, 10)
  const owner = aVisitor(house, { address })
  const page = await owner.open(`/join/${code}`)
  expect(page.status).toBe(429)
  expect(byId(page, 'accessCode').attributes.value).toBe('')
  expect(owner.cookies.get('code')).toBe(code.replaceAll('-', ''))
})
