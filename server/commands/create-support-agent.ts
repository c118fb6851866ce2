import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { judgePassword } from '#domain/accounts/password.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { appointAgent, endAgent } from '#domain/support/appoint-agent.ts'
import type { Environment } from '../env.ts'
import { openLog } from '../logs.ts'
import { openDatabase } from '../open-database.ts'
import { chooseServices, type Services } from '../services.ts'
import { type Command, needed, type Outcome, Refused, type Values, WrongUsage } from './command.ts'

type Person = { firstName: string; lastName: string; email: string }

export const createSupportAgent: Command = {
  summary:
    'Makes a support agent of an account, and opens the account where there is none; --end ends what the agent may.',
  usage:
    'create-support-agent --email E (--first-name F --last-name L | --end); the password of a new account comes from COMMUNITRAK_PASSWORD',
  options: {
    email: { type: 'string' },
    'first-name': { type: 'string' },
    'last-name': { type: 'string' },
    end: { type: 'boolean' },
  },
  async run({ environment, values }) {
    const email = readEmail(needed(values, 'email'))
    if (!email) throw new Refused('Please check the e-mail address.')
    const person = values.end === true ? null : readPerson(values, email)
    if (!person && (values['first-name'] || values['last-name']))
      throw new WrongUsage('--end takes no name.')
    const database = await openDatabase(environment)
    try {
      const services = chooseServices(environment, { ...database, log: openLog('silent') })
      return person ? await appoint(services, environment, person) : await end(database.db, email)
    } finally {
      await database.close()
    }
  },
}

function readPerson(values: Values, email: string): Person {
  const firstName = readName(needed(values, 'first-name'))
  const lastName = readName(needed(values, 'last-name'))
  if (!firstName || !lastName) throw new Refused('Please check the name.')
  return { firstName, lastName, email }
}

async function appoint(
  { db, identity }: Services,
  { founderPassword, publicUrl }: Environment,
  person: Person,
): Promise<Outcome> {
  const known = await findAccount(db, person.email)
  const passwordHash = known ? null : await hashOf(identity, person, founderPassword)
  await atomically(db, async (db) => {
    const account = { ...person, phone: null, locale: 'en' }
    const accountId =
      passwordHash === null
        ? known!.id
        : await identity.openAccount(db, { ...account, passwordHash })
    await appointAgent(db, { ...person, accountId })
  })
  const url = `${publicUrl}/support`
  const words = `${person.firstName} ${person.lastName} is a support agent${known ? ', with the account there was' : ' with a new account'}.
Sign in at ${url} with ${person.email}. The console asks for two-factor: it is set up at the first visit.`
  return { words, data: { email: person.email, url, account: known ? 'known' : 'new' } }
}

async function end(db: Db, email: string): Promise<Outcome> {
  const account = await findAccount(db, email)
  const ended = account !== undefined && (await endAgent(db, { accountId: account.id }))
  if (!ended) throw new Refused(`${email} is no support agent.`)
  const words = `${email} is no support agent any more, from their next request on. The account stays.`
  return { words, data: { email, ended } }
}

function findAccount(db: Db, email: string) {
  return db.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst()
}

async function hashOf(
  identity: Services['identity'],
  { firstName, lastName, email }: Person,
  password: string | null,
): Promise<string> {
  if (!password) throw new Refused('Set COMMUNITRAK_PASSWORD to the password of the new account.')
  const fault = await judgePassword(password, [firstName, lastName, email])
  if (fault) throw new Refused(`The password is ${fault}.`)
  const hash = await identity.hashPassword(password)
  if (!hash.ok) throw new Refused('Too busy; try again.')
  return hash.value
}
