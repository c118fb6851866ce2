import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { aFolder, aUsedFolder, serverOf, test } from '#test/embedded-folder.ts'

const main = fileURLToPath(new URL('../build/server/main.js', import.meta.url))
const patient = { timeout: 30_000 }

test(
  'who cannot listen says so in one line, lets go of the database, and ends',
  patient,
  async ({ used }) => {
    const dataDir = await aUsedFolder(used)
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const env = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port) }

    expect(await serving(env)).toEqual({
      code: 1,
      said: `Something else listens at 127.0.0.1:${port} already. Stop it, or choose another PORT.\n`,
    })
    expect(serverOf(dataDir)).toBeNull()
  },
)

test('a host that nobody knows is told in one line', patient, async ({ used }) => {
  const dataDir = await aUsedFolder(used)

  expect(await serving({ DATA_DIR: dataDir, HOST: 'no such host', PORT: '0' })).toEqual({
    code: 1,
    said: 'HOST no such host is no address of this machine.\n',
  })
  expect(serverOf(dataDir)).toBeNull()
})

test('a data folder that is none is told in one line', patient, async () => {
  const file = join(await aFolder(), 'a-file')
  await writeFile(file, '')
  const words = 'is a file, or lies in one; it must be a folder.'

  const inFile = join(file, 'data')
  expect(await serving({ DATA_DIR: file })).toEqual({
    code: 1,
    said: `DATA_DIR ${file} ${words}\n`,
  })
  expect(await serving({ DATA_DIR: inFile })).toEqual({
    code: 1,
    said: `DATA_DIR ${inFile} ${words}\n`,
  })
})

test('a database that nobody answers for is told in one line', patient, async () => {
  const DATABASE_URL = 'postgres://somebody:secret@127.0.0.1:1/nothing'

  expect(await serving({ DATABASE_URL, SERVER_KEY: '07'.repeat(32) })).toEqual({
    code: 1,
    said: 'DATABASE_URL leads to no database that lets us in: connect ECONNREFUSED 127.0.0.1:1.\n',
  })
})

/** Starts the built application, which ends by itself. Answers its exit code and what it told us. */
function serving(env: Record<string, string>) {
  return new Promise<{ code: unknown; said: string }>((resolve) => {
    const child = execFile(process.execPath, [main], { env }, (error, _, said) =>
      resolve({ code: error?.code, said }),
    )
    onTestFinished(() => void child.kill('SIGKILL'))
  })
}
