import { expect } from 'vitest'
import { test as plain } from '#test/database.ts'
import { anAccount, anEmail } from '#test/factories.ts'
import { secret } from '#test/full-database.ts'
import { signInAs } from '#test/steps.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'
import { readEnvironment } from '../env.ts'
import { Refused, type Values, WrongUsage } from './command.ts'
import { createCommunity } from './create-community.ts'

const password = 'violet harbour 29'

const test = plain.extend('create', ({ own }) => {
  return (given: Values = {}, variables: Record<string, string> = {}) => {
    const environment = readEnvironment({
      SERVER_KEY: secret.toString('hex'),
      COMMUNITRAK_PASSWORD: password,
      ...variables,
    })
    const values = {
      name: 'Elm Park',
      city: 'Austin',
      state: 'TX',
      zip: '78701',
      'first-name': 'Bo',
      'last-name': 'Chen',
      email: anEmail(),
      ...given,
    }
    const words: string[] = []
    return createCommunity.run({
      environment: { ...environment, databaseUrl: own.address },
      values,
      words,
      progress: (said) => words.push(said),
    })
  }
})

test('the founder signs in with the password, and leads', async ({ db, create }) => {
  const email = anEmail('Founder')
  const { words, data } = await create({ name: 'Heron Landing', email })
  const slug = data.slug as string
  expect(slug).toMatch(/^heron-landing/)
  expect(data).toEqual({ slug, url: `http://localhost:3000/c/${slug}` })
  expect(words).toBe(`Heron Landing is ready at http://localhost:3000/c/${slug}`)
  const visitor = aVisitor(aHouse(db))
  expect((await signInAs(visitor, { email, password })).path).toBe(`/c/${slug}`)
  expect((await visitor.open(`/c/${slug}/members/invite`)).status).toBe(200)
})

test('a second community of one name gets an address of its own', async ({ create }) => {
  const [one, other] = [await create(), await create()]
  expect(one.data.slug).not.toBe(other.data.slug)
})

test('the address is the one people type', async ({ create }) => {
  const variables = { PUBLIC_URL: 'https://example.com/', SMTP_URL: 'smtp://localhost' }
  const { data } = await create({}, variables)
  expect(data.url).toBe(`https://example.com/c/${data.slug}`)
})

test.for([
  [{ name: '!' }, {}, 'Please check: name.'],
  [{ kind: 'castle' }, {}, 'Please check: kind.'],
  [{ state: 'XX' }, {}, 'Please check: state.'],
  [{ zip: '1' }, {}, 'Please check: zip.'],
  [{ zip: '10001' }, {}, 'Please check: zip.'],
  [{ 'time-zone': 'Mars/Olympus' }, {}, 'Please check: timeZone.'],
  [{ email: 'nobody' }, {}, 'Please check name and e-mail address.'],
  [{ 'first-name': '\u0000' }, {}, 'Please check name and e-mail address.'],
  [
    {},
    { COMMUNITRAK_PASSWORD: '' },
    'Set COMMUNITRAK_PASSWORD to the password of the new account.',
  ],
  [{}, { COMMUNITRAK_PASSWORD: 'short' }, 'The password is too short.'],
  [{}, { COMMUNITRAK_PASSWORD: 'password123' }, 'The password is common.'],
] as [Values, Record<string, string>, string][])(
  '%j with %j is refused, and nothing is founded',
  async ([given, variables, words], { db, create }) => {
    const email = anEmail()
    const creating = create({ email, ...given }, variables)
    await expect(creating).rejects.toEqual(new Refused(words))
    const found = await db.selectFrom('accounts').select('id').where('email', '=', email).execute()
    expect(found).toEqual([])
  },
)

test('an address that has an account keeps it as it is', async ({ db, create }) => {
  const { email, id } = await anAccount(db)
  const creating = create({ email: email.toUpperCase() })
  const words = 'This address has an account; create the community at /start.'
  await expect(creating).rejects.toEqual(new Refused(words))
  const found = await db.selectFrom('accounts').select('id').where('email', '=', email).execute()
  expect(found).toEqual([{ id }])
})

test.for(['name', 'city', 'state', 'zip', 'first-name', 'last-name', 'email'])(
  'without --%s it is not understood',
  async (option, { create }) => {
    const missing = new WrongUsage(`--${option} is missing.`)
    await expect(create({ [option]: undefined })).rejects.toEqual(missing)
    await expect(create({ [option]: '  ' })).rejects.toEqual(missing)
  },
)
