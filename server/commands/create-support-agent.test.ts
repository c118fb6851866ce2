import { expect } from 'vitest'
import { readAgent } from '#domain/support/agent.ts'
import { test as plain } from '#test/database.ts'
import { anAccount, anEmail } from '#test/factories.ts'
import { secret } from '#test/full-database.ts'
import { signInAs } from '#test/steps.ts'
import { aHouse, aVisitor } from '#test/visitor.ts'
import { readEnvironment } from '../env.ts'
import { Refused, type Values, WrongUsage } from './command.ts'
import { createSupportAgent } from './create-support-agent.ts'

const password = 'violet harbour 29'
const named = { 'first-name': 'Sam', 'last-name': 'Ode' }

const test = plain.extend('agent', ({ own }) => {
  return (
    values: Values,
    variables: Record<string, string> = { COMMUNITRAK_PASSWORD: password },
  ) => {
    const environment = readEnvironment({ SERVER_KEY: secret.toString('hex'), ...variables })
    return createSupportAgent.run({
      environment: { ...environment, databaseUrl: own.address },
      values,
      words: [],
      progress: () => {},
    })
  }
})

test('a new agent signs in with the password, and is asked for two-factor', async ({
  db,
  agent,
}) => {
  const email = anEmail('agent')
  const { words, data } = await agent({ email, ...named })
  expect(data).toEqual({ email, url: 'http://localhost:3000/support', account: 'new' })
  expect(words).toContain('Sam Ode is a support agent with a new account.')
  expect(words).toContain('The console asks for two-factor')
  const entered = await signInAs(aVisitor(aHouse(db)), { email, password })
  expect(entered.path).toBe('/account/second-step?next=%2Fsupport')
})

test('an account becomes an agent without a password, is ended, and is one again', async ({
  db,
  agent,
}) => {
  const { email, id } = await anAccount(db)
  const made = await agent({ email, ...named }, {})
  expect(made.data).toMatchObject({ account: 'known' })
  expect(await readAgent(db, id)).toEqual({ accountId: id, name: 'Sam Ode' })
  const ended = await agent({ email, end: true }, {})
  expect(ended.data).toEqual({ email, ended: true })
  expect(await readAgent(db, id)).toBe(null)
  await expect(agent({ email, end: true }, {})).rejects.toThrow(`${email} is no support agent.`)
  await agent({ email, 'first-name': 'Sam', 'last-name': 'Oda' }, {})
  expect(await readAgent(db, id)).toEqual({ accountId: id, name: 'Sam Oda' })
})

test.for([
  [{ ...named }, WrongUsage, '--email is missing.'],
  [{ email: 'sam@example.com' }, WrongUsage, '--first-name is missing.'],
  [{ email: 'sam@example.com', end: true, ...named }, WrongUsage, '--end takes no name.'],
  [{ email: 'nonsense', ...named }, Refused, 'Please check the e-mail address.'],
  [{ email: 'nobody@example.com', end: true }, Refused, 'is no support agent.'],
] as const)('%j is refused with what to do', async ([values, Kind, words], { agent }) => {
  const refused = agent({ ...values })
  await expect(refused).rejects.toThrow(words)
  await expect(agent({ ...values })).rejects.toBeInstanceOf(Kind)
})

test('a new account needs a password, and a good one', async ({ agent }) => {
  const values = { email: anEmail(), ...named }
  await expect(agent(values, {})).rejects.toThrow('Set COMMUNITRAK_PASSWORD')
  const weak = { COMMUNITRAK_PASSWORD: 'password' }
  await expect(agent(values, weak)).rejects.toThrow('The password is')
})
