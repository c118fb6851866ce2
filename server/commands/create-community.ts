import { atomically } from '#database/in-community.ts'
import { judgePassword } from '#domain/accounts/password.ts'
import { foundCommunity } from '#domain/communities/found-community.ts'
import { readFounding } from '#domain/communities/read-founding.ts'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { openLog } from '../logs.ts'
import { openDatabase } from '../open-database.ts'
import { chooseServices } from '../services.ts'
import { type Command, needed, Refused } from './command.ts'

export const createCommunity: Command = {
  summary: 'Creates a community and the account of its first Community Leader.',
  usage:
    'create-community --name NAME --city CITY --state ST --zip ZIP --first-name F --last-name L --email E [--kind K] [--street S] [--time-zone Z]; the password comes from COMMUNITRAK_PASSWORD',
  options: Object.fromEntries(
    [
      'name',
      'kind',
      'street',
      'city',
      'state',
      'zip',
      'time-zone',
      'first-name',
      'last-name',
      'email',
    ].map((name) => [name, { type: 'string' as const }]),
  ),
  async run({ environment, values }) {
    const { founding, faults } = readFounding({
      name: needed(values, 'name'),
      kind: String(values.kind ?? 'homeowners'),
      street: String(values.street ?? ''),
      city: needed(values, 'city'),
      state: needed(values, 'state'),
      zip: needed(values, 'zip'),
      timeZone: String(values['time-zone'] ?? ''),
    })
    if (!founding) throw new Refused(`Please check: ${Object.keys(faults).join(', ')}.`)
    const founder = await readFounder(values, environment.founderPassword)
    const database = await openDatabase(environment)
    try {
      const services = chooseServices(environment, { ...database, log: openLog('silent') })
      const hash = await services.identity.hashPassword(founder.password)
      if (!hash.ok) throw new Refused('Too busy; try again.')
      const { password: _, ...person } = founder
      const { slug } = await atomically(database.db, async (db) => {
        const known = await db
          .selectFrom('accounts')
          .select('id')
          .where('email', '=', person.email)
          .executeTakeFirst()
        if (known) throw new Refused('This address has an account; create the community at /start.')
        const passwordHash = hash.value
        const account = { ...person, phone: null, locale: 'en' }
        const accountId = await services.identity.openAccount(db, { ...account, passwordHash })
        return foundCommunity(db, { ...account, accountId, from: null }, founding)
      })
      const url = `${environment.publicUrl}/c/${slug}`
      return { words: `${founding.name} is ready at ${url}`, data: { slug, url } }
    } finally {
      await database.close()
    }
  },
}

async function readFounder(
  values: Record<string, string | boolean | undefined>,
  password: string | null,
) {
  const firstName = readName(needed(values, 'first-name'))
  const lastName = readName(needed(values, 'last-name'))
  const email = readEmail(needed(values, 'email'))
  if (!firstName || !lastName || !email) throw new Refused('Please check name and e-mail address.')
  if (!password) throw new Refused('Set COMMUNITRAK_PASSWORD to the password of the new account.')
  const fault = await judgePassword(password, [firstName, lastName, email])
  if (fault) throw new Refused(`The password is ${fault}.`)
  return { firstName, lastName, email, password }
}
