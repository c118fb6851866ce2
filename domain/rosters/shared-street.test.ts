import { expect } from 'vitest'
import { printOnOneLine } from '#domain/addresses/print-address.ts'
import { accept, refuse } from '#domain/result.ts'
import { aBroughtRoster, linesOf, rosterOf } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { aHome } from '#test/passes.ts'
import { checkRoster } from './check-roster.ts'
import { chooseColumns } from './choose-columns.ts'
import { suggestStreet } from './shared-street.ts'

const rows = [
  ['Unit', 'Owner', 'Email'],
  ['1A', 'Ana Reyes', 'ana@example.com'],
  ['500', 'Bo Chen', 'bo@example.com'],
  ['PH2', 'Cy Lim', 'cy@example.com'],
]
const withoutEmail = 'attention' as const

test('units stand in the building whose street somebody has said', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by, { rows })
  const chosen = { rosterId, fields: {}, withoutEmail, sharedStreet: '500 Congress Avenue' }
  expect(await chooseColumns(db, by, chosen)).toEqual(accept(null))
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ sharedStreet: '500 Congress Avenue' })

  const homes: string[] = []
  await checkRoster(db, by, {
    rosterId,
    onPart: (understood) => {
      homes.push(...understood.map(({ home }) => printOnOneLine(home!)))
    },
  })
  expect(homes).toEqual([
    '500 CONGRESS AVE # 1A, AUSTIN TX 78701',
    '500 CONGRESS AVE # 500, AUSTIN TX 78701',
    '500 CONGRESS AVE PH 2, AUSTIN TX 78701',
  ])
  const plans = await linesOf(db, by, { table: 'rosterPlans', rosterId })
  expect(plans).toHaveLength(3)
})

test.for([
  ['', 'no street of the units'],
  ['Congress Avenue', 'unreadable street'],
  ['PO Box 12', 'unreadable street'],
  [`500 ${'Congress '.repeat(30)}Ave`, 'unreadable street'],
] as const)(
  'units alone are no homes with the street “%s”: %s',
  async ([street, because], { db }) => {
    const by = await aLeader(db)
    const rosterId = await aBroughtRoster(db, by, { rows })
    const chosen = { rosterId, fields: {}, withoutEmail, sharedStreet: street }
    expect(await chooseColumns(db, by, chosen)).toEqual(refuse({ because }))
    expect(await rosterOf(db, by, rosterId)).toMatchObject({ sharedStreet: null, askedFor: null })
  },
)

test('a list that tells its streets keeps none for all', async ({ db }) => {
  const by = await aLeader(db)
  const rosterId = await aBroughtRoster(db, by)
  const chosen = { rosterId, fields: {}, withoutEmail, sharedStreet: '500 Congress Ave' }
  expect(await chooseColumns(db, by, chosen)).toEqual(accept(null))
  expect(await rosterOf(db, by, rosterId)).toMatchObject({ sharedStreet: null })
})

test('the street where half of all homes are units is suggested', async ({ db }) => {
  const by = await aLeader(db)
  expect(await suggestStreet(db, by)).toBeNull()
  await aHome(db, by, { street: '9 ELM ST' })
  await aHome(db, by, { street: '7 OAK ST', unit: 'APT 1' })
  await aHome(db, by, { street: '500 CONGRESS AVE', unit: 'APT 1' })
  expect(await suggestStreet(db, by)).toBeNull()
  await aHome(db, by, { street: '500 CONGRESS AVE', unit: 'APT 2' })
  expect(await suggestStreet(db, by)).toBe('500 CONGRESS AVE')
})
