import { expect, test } from 'vitest'
import { readRoster } from '#domain/rosters/read-roster.ts'
import { owners } from '#test/brought-rosters.ts'
import { freshDatabase } from '#test/database.ts'
import { aLeader } from '#test/factories.ts'
import { fileThreads } from './bring-in-thread.ts'

const aFile = (text: string) => ({ fileName: 'owners.csv', bytes: new TextEncoder().encode(text) })
const table = owners.map((cells) => cells.join(',')).join('\r\n')

test('files that several people bring at once are kept, each for its community', async () => {
  const { address, db } = await freshDatabase()
  const bring = fileThreads({ address })
  const leaders = await Promise.all([aLeader(db), aLeader(db), aLeader(db)])
  const brought = await Promise.all(leaders.map((by) => bring(by, aFile(table))))
  for (const [at, answer] of brought.entries()) {
    if (!answer.ok) throw new Error(answer.refusal.because)
    expect(await readRoster(db, leaders[at]!, answer.value)).toMatchObject({
      ...{ fileName: 'owners.csv', rowCount: 3, state: 'read' },
    })
  }
})

test('a file that cannot be read is refused with its reason', async () => {
  const { address, db } = await freshDatabase()
  const by = await aLeader(db)
  expect(await fileThreads({ address })(by, aFile(' \n'))).toEqual({
    ...{ ok: false, refusal: { because: 'empty' } },
  })
})

test('what goes wrong in the thread is thrown here, and the next file is read all the same', async () => {
  const { address, db } = await freshDatabase()
  const by = await aLeader(db)
  const bring = fileThreads({ address })
  await expect(bring({ ...by, permissions: new Set() }, aFile(table))).rejects.toThrow(
    /import roster/,
  )
  expect(await bring(by, aFile(table))).toMatchObject({ ok: true })
})

test('a database that is away is told as such', async () => {
  const { db } = await freshDatabase()
  const by = await aLeader(db)
  const bring = fileThreads({ address: 'postgres://communitrak@127.0.0.1:9/nothing' })
  await expect(bring(by, aFile(table))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
