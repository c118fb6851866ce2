import { expect, onTestFinished } from 'vitest'
import { newCode } from '#domain/invitations/access-code.ts'
import { freshDatabase, test } from '#test/database.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { anIdentity, aPerson } from '#test/identity.ts'
import { aServer } from '#test/running-server.ts'
import { aHouse, aVisitor, mailTo, publicUrl } from '#test/visitor.ts'

const forged = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  forwarded: 'host=evil.example;proto=https',
  'x-original-url': '/evil.example',
  'x-rewrite-url': '/evil.example',
}

const asSent = Object.entries(forged).map(([name, value]) => `${name}: ${value}\r\n`)

test('another Host than ours stands in no page, no redirect and no cookie', {
  timeout: 30_000,
}, async () => {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const server = await aServer(address)
  const { code } = await anInvitation(db)
  const paths = [
    '/',
    '/sign-in',
    '/start',
    '/communities',
    `/join/${code}`,
    '/join/resident',
    '/nowhere',
  ]
  const targets = [
    ...paths,
    '/language?to=es&back=/start',
    '/_root.data',
    'http://evil.example/sign-in',
  ]
  for (const target of targets) {
    const answer = await server.say(
      `GET ${target} HTTP/1.1\r\n${asSent.join('')}connection: close\r\n\r\n`,
    )
    expect(answer.status, target).toBeLessThan(500)
    expect(JSON.stringify([...answer.headers]) + answer.body, target).not.toContain('evil.example')
    expect(answer.headers.get('location') ?? '/', target).toMatch(/^\/(?!\/)/)
  }
})

test('links in letters lead to us, whatever the request said', async ({ db }) => {
  const house = aHouse(db)
  const visitor = aVisitor(house)
  const newcomer = anEmail()
  const { email } = await aPerson(db, { identity: anIdentity(db) })
  const founding = {
    name: 'Elm Park',
    kind: 'homeowners',
    city: 'Austin',
    state: 'TX',
    zip: '78701',
  }
  const person = { firstName: 'Bo', lastName: 'Chen', password: 'violet harbour 29' }
  const asked = await visitor.post('/forgot-password', { email }, forged)
  const started = await visitor.post('/start', { ...founding, ...person, email: newcomer }, forged)
  expect([asked.status, started.status]).toEqual([303, 303])
  const letters = [...(await mailTo(house, email)), ...(await mailTo(house, newcomer))]
  expect(letters).toHaveLength(2)
  expect(JSON.stringify(letters)).not.toContain('evil.example')
  expect(JSON.stringify(letters)).toContain(`${publicUrl}/verify-email/`)
})

test('X-Forwarded-For moves nobody to another network, unless a proxy of ours wrote it', async ({
  db,
}) => {
  const guess = async (variables: Record<string, string>) => {
    const house = aHouse(db, variables)
    const peer = variables.TRUSTED_PROXIES ?? '192.0.2.99'
    const statuses: number[] = []
    for (let time = 0; time < 12; time += 1) {
      const visitor = aVisitor(house, { address: peer })
      const headers = { 'x-forwarded-for': `198.51.100.${time}` }
      const typed = { accessCode: newCode() }
      statuses.push((await visitor.post('/join/resident', typed, headers)).status)
    }
    return statuses
  }
  expect(new Set(await guess({}))).toEqual(new Set([404, 429]))
  expect(new Set(await guess({ TRUSTED_PROXIES: '192.0.2.100' }))).toEqual(new Set([404]))
})
