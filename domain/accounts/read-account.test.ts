import { expect } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { test } from '#test/database.ts'
import { aCommunity, aMember, anAccount, anEmail } from '#test/factories.ts'
import { rowOf } from '#test/rows.ts'
import { chooseLanguage } from './choose-language.ts'
import { hasAccount, readAccount } from './read-account.ts'

test('an account is read as its owner knows it', async ({ db }) => {
  const { id, email } = await anAccount(db, { firstName: 'Bo', lastName: 'Chen' })
  const account = { id, email, name: 'Bo Chen', firstName: 'Bo', lastName: 'Chen' }
  expect(await readAccount(db, id)).toEqual({ ...account, phone: null, locale: 'en' })
  expect(await readAccount(db, newId())).toBeNull()
})

test('an account is written to in the language it has chosen, and no other account is', async ({
  db,
}) => {
  const [ana, bo] = [await anAccount(db), await anAccount(db)]
  await chooseLanguage(db, { accountId: ana.id, locale: 'es' })
  expect((await readAccount(db, ana.id))?.locale).toBe('es')
  expect((await readAccount(db, bo.id))?.locale).toBe('en')
})

test('the communities somebody belongs to write in the language they have chosen; one they have left keeps what it had', async ({
  db,
}) => {
  const { id: accountId } = await anAccount(db)
  const here = await aMember(db, { communityId: (await aCommunity(db)).communityId, accountId })
  const { communityId } = await aCommunity(db)
  const left = await aMember(db, { communityId, accountId, leftAt: new Date() })
  const neighbour = await aMember(db, { communityId: here.communityId })
  await chooseLanguage(db, { accountId, locale: 'es' })
  const locales = [here, left, neighbour].map(
    async ({ communityId, id }) => (await rowOf(db, 'members', { communityId, id })).locale,
  )
  expect(await Promise.all(locales)).toEqual(['es', 'en', 'en'])
})

test('an address has an account, or none', async ({ db }) => {
  const { email } = await anAccount(db)
  expect(await hasAccount(db, email)).toBe(true)
  expect(await hasAccount(db, anEmail())).toBe(false)
})
