import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import { aUsedFolder, serverOf, test } from '#test/embedded-folder.ts'

const main = fileURLToPath(new URL('../build/server/main.js', import.meta.url))

test('who cannot listen says so in one line, lets go of the database, and ends', async ({
  used,
}) => {
  const dataDir = await aUsedFolder(used)
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const env = { DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port) }

  const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
    const child = execFile(process.execPath, [main], { env }, (error, _, said) =>
      resolve({ code: error?.code, said }),
    )
    onTestFinished(() => void child.kill('SIGKILL'))
  })

  expect(code).toBe(1)
  expect(said).toBe(
    `Something else listens at 127.0.0.1:${port} already. Stop it, or choose another PORT.\n`,
  )
  expect(serverOf(dataDir)).toBeNull()
}, 30_000)
