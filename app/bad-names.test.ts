import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { byId, describedBy, type Page, readPage } from '#test/page.ts'
import { rowsOf } from '#test/rows.ts'
import { aLeaderAtWork, password } from '#test/steps.ts'
import { aHouse, aVisitor, type House } from '#test/visitor.ts'

/** What people, programs and thieves type where a name belongs. */
const badNames = [
  '<img src=x onerror=alert(1)>',
  'Ana</title><script>alert(1)</script>',
  'Ana\u0000Reyes',
  'Ana\r\nBcc: all@example.com',
  '\u001b[31mAna',
  'Ana\u2028Reyes',
  '\u202emoc.live',
  'An\u200ba',
  'https://evil.example/win',
  'www.evil.example',
  'Win at evil.com',
  'ana@example.com',
  'x'.repeat(500),
  '--- * ---',
]

type Form = {
  /** The fields whose names are tried. */
  fields: readonly string[]
  /** Sends the form, right but for one field. */
  send(typed: Record<string, string>): Promise<Page>
  /** Everything that must not have changed. */
  written(): Promise<unknown>
}

async function theStartForm(house: House): Promise<Form> {
  const { db } = house.services
  const visitor = aVisitor(house)
  const email = anEmail()
  const place = { kind: 'homeowners', city: 'Boise', state: 'ID', zip: '83702' }
  const right = {
    name: 'Aspen Way',
    ...place,
    firstName: 'Lee',
    lastName: 'Board',
    email,
    password,
  }
  return {
    fields: ['name', 'city', 'firstName', 'lastName'],
    send: async (typed) => readPage(await visitor.post('/start', { ...right, ...typed }), '/start'),
    written: () => db.selectFrom('signUps').select('id').where('email', '=', email).execute(),
  }
}

async function theSignUpForm(house: House): Promise<Form> {
  const { db } = house.services
  const { code, email } = await anInvitation(db)
  const visitor = aVisitor(house)
  await visitor.open(`/join/${code}`)
  const right = { firstName: 'Bo', lastName: 'Chen', email, password }
  const path = '/join/resident/sign-up'
  return {
    fields: ['firstName', 'lastName'],
    send: async (typed) => readPage(await visitor.post(path, { ...right, ...typed }), path),
    written: () => db.selectFrom('signUps').select('id').where('email', '=', email).execute(),
  }
}

const lot = { propertyChoice: 'new', addressType: 'lot', lotNumber: '7' }
const street = {
  propertyChoice: 'new',
  addressType: 'street',
  street: 'The Old Mill',
  asTyped: 'on',
}
const town = { city: 'Austin', state: 'TX', zip: '78701' }

async function theWizard(
  house: House,
  { fields, step }: { fields: readonly string[]; step?: string },
): Promise<Form> {
  const { db } = house.services
  const { visitor, members, communityId } = await aLeaderAtWork(house)
  const home = fields.includes('street') ? street : lot
  const bo = { firstName: 'Bo', lastName: 'Chen', email: anEmail('bo'), householdChoice: 'new' }
  const right = { ...home, ...town, ...bo, householdRole: 'head', sendNow: 'on' }
  const path = step ? `${members}/invite` : `${members}/invite/send`
  const tables = ['properties', 'households', 'members', 'invitations', 'deliveries'] as const
  return {
    fields,
    send: async (typed) => {
      const form = { ...right, ...typed, ...(step && { step, go: 'next' }) }
      return readPage(await visitor.post(path, form), path)
    },
    written: () => Promise.all(tables.map((table) => rowsOf(db, communityId, table))),
  }
}

test.for([
  ['creating a community', theStartForm],
  ['signing up', theSignUpForm],
  ['inviting', (house) => theWizard(house, { fields: ['firstName', 'lastName'] })],
  [
    'naming a household',
    (house) => theWizard(house, { fields: ['householdName'], step: 'household' }),
  ],
  ['describing a home', (house) => theWizard(house, { fields: ['street', 'unit'] })],
] as [string, (house: House) => Promise<Form>][])(
  'no bad name passes when %s: it is told beside the field, and nothing is written',
  async ([, open], { db }) => {
    const { fields, send, written } = await open(aHouse(db))
    const before = await written()
    for (const field of fields)
      for (const name of badNames) {
        const page = await send({ [field]: name })
        expect([name, page.status]).toEqual([name, 400])
        expect(byId(page, field).attributes['aria-invalid']).toBe('true')
        expect(describedBy(page, field)).not.toBe('')
        expect(page.html).not.toMatch(/<img|<script>/)
      }
    expect(await written()).toEqual(before)
  },
)

test('of city, lot and unit only plain words are written, whatever was typed', async ({ db }) => {
  const { visitor, members, communityId } = await aLeaderAtWork(aHouse(db))
  const typed = [...badNames, '7 www.evil.example', '7 https://evil.example/win', '7 <b>x</b>']
  for (const field of ['city', 'lotNumber', 'unit'])
    for (const name of typed) {
      const bo = { firstName: 'Bo', lastName: 'Chen', email: anEmail('bo'), householdChoice: 'new' }
      const form = { ...lot, ...town, ...bo, [field]: name }
      const answer = await visitor.post(`${members}/invite/send`, form)
      expect([302, 400]).toContain(answer.status)
    }
  const properties = await rowsOf(db, communityId, 'properties')
  expect(properties.length).toBeGreaterThan(0)
  for (const { lot, unit, city } of properties)
    expect([lot, unit, city].join(' ')).toMatch(/^[\p{Lu}\d /&-]{1,200}$/u)
})
