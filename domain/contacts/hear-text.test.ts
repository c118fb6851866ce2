import { expect } from 'vitest'
import { atomically } from '#database/in-community.ts'
import { test } from '#test/database.ts'
import { aNumber } from '#test/factories.ts'
import { hearText, understandText } from './hear-text.ts'
import { listOptedOut } from './text-opt-outs.ts'

test.for([
  ['STOP', 'stop', 'en'],
  ['stop.', 'stop', 'en'],
  ['Stop please', 'stop', 'en'],
  ['Please stop texting me', 'stop', 'en'],
  ['STOPALL', 'stop', 'en'],
  ['Stop all', 'stop', 'en'],
  [' Unsubscribe ', 'stop', 'en'],
  ['cancel', 'stop', 'en'],
  ['END', 'stop', 'en'],
  ['quit!', 'stop', 'en'],
  ['opt-out', 'stop', 'en'],
  ['ALTO', 'stop', 'es'],
  ['Parar', 'stop', 'es'],
  ['¡Alto, por favor!', 'stop', 'es'],
  ['No más.', 'stop', 'es'],
  ['START', 'start', 'en'],
  ['yes', 'start', 'en'],
  ['Unstop', 'start', 'en'],
  ['INICIAR', 'start', 'es'],
  ['HELP', 'help', 'en'],
  ['info?', 'help', 'en'],
  ['Ayuda', 'help', 'es'],
  ['INFORMACIÓN', 'help', 'es'],
  ['When do the meetings end', 'something else', 'en'],
  ['We will stop by your house on Sunday then', 'something else', 'en'],
  ['Yes, but who are you?', 'something else', 'en'],
  ['', 'something else', 'en'],
  ['👍', 'something else', 'en'],
] as const)('%j is understood as %s', ([said, heard, locale]) => {
  expect(understandText(said)).toEqual({ heard, locale })
})

test('who answers STOP is texted by nobody, until they answer START', async ({ db }) => {
  const [from, other] = [aNumber(), aNumber()]
  const out = () => atomically(db, (db) => listOptedOut(db, [from, other]))
  expect(await out()).toEqual(new Set())

  await hearText(db, { from, said: 'Stop' })
  await hearText(db, { from, said: 'STOP' })
  expect(await out()).toEqual(new Set([from]))
  await hearText(db, { from, said: 'HELP' })
  await hearText(db, { from: other, said: 'START' })
  expect(await out()).toEqual(new Set([from]))
  await hearText(db, { from, said: 'start' })
  expect(await out()).toEqual(new Set())
})

test.for(['72345', 'BANK', '', '+1512555012x', "+1'; drop table"])(
  'a sender called %j is heard and not remembered',
  async (from, { db }) => {
    expect(await hearText(db, { from, said: 'STOP' })).toEqual({ heard: 'stop', locale: 'en' })
    expect(await atomically(db, (db) => listOptedOut(db, [from]))).toEqual(new Set())
  },
)
