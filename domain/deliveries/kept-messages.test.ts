import { expect, test } from 'vitest'
import { deriveServerKey } from '#domain/server-key.ts'
import { key } from '#test/factories.ts'
import { aPostOffice } from '#test/post-office.ts'
import { tablesHolding } from '#test/rows.ts'
import { keepMessage, listKeptMessages } from './kept-messages.ts'

/** A message a developer will read. */
function aLetter(number: number) {
  const [to, subject] = [`bo${number}@example.com`, `Letter ${number}`]
  return { to, subject, html: `<p>Secret ${number}</p>`, text: `Secret ${number}` }
}

test('kept messages are read newest first, a hundred at most', async () => {
  const { db } = await aPostOffice()
  for (let number = 1; number <= 103; number += 1) await keepMessage(db, key, aLetter(number))

  const messages = await listKeptMessages(db, key)
  expect(messages).toHaveLength(100)
  expect(messages[0]).toEqual({
    ...aLetter(103),
    id: expect.any(String),
    keptAt: expect.any(Date),
  })
  expect(messages.map(({ subject }) => subject)).toEqual(
    Array.from({ length: 100 }, (_, place) => `Letter ${103 - place}`),
  )
})

test('a kept message is sealed: nothing of it stands in the database, and no other key opens it', async () => {
  const { db, address } = await aPostOffice()
  await keepMessage(db, key, aLetter(7))

  for (const words of ['bo7@example.com', 'Letter 7', 'Secret 7'])
    expect(await tablesHolding(address, words)).toEqual([])
  const otherKey = deriveServerKey(Buffer.alloc(32, 8))
  await expect(listKeptMessages(db, otherKey)).rejects.toThrow()
})

test('a sealed message that was moved to another row does not open', async () => {
  const { db } = await aPostOffice()
  await keepMessage(db, key, aLetter(1))
  await keepMessage(db, key, aLetter(2))
  const [one, other] = await db.selectFrom('keptMessages').selectAll().orderBy('id').execute()
  await db
    .updateTable('keptMessages')
    .set({ sealed: one!.sealed })
    .where('id', '=', other!.id)
    .execute()

  await expect(listKeptMessages(db, key)).rejects.toThrow()
})
