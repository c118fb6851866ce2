import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { serveFile } from './static-files.ts'

const forever = 'public, max-age=31536000, immutable'

/** A built client, with files beside it that are nobody's business. */
async function aClient(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'communitrak-client-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const client = join(root, 'client')
  for (const folder of ['client/assets', 'client/.vite', 'client/folder.js', 'server'])
    await mkdir(join(root, folder), { recursive: true })
  const files = {
    'client/icon.svg': '<svg/>',
    'client/assets/page-abc.js': 'plain();',
    'client/assets/page-abc.js.br': 'in br',
    'client/assets/page-abc.js.gz': 'in gzip',
    'client/assets/page-abc.css': 'p {}',
    'client/assets/secrets.json': 'secret',
    'client/.vite/manifest.js': 'secret',
    'server/main.js': 'secret',
    'secret.txt': 'secret',
  }
  for (const [name, contents] of Object.entries(files)) await writeFile(join(root, name), contents)
  return client
}

function ask(client: string, path: string, init: RequestInit = {}) {
  return serveFile(client, new Request(`http://communitrak.test${path}`, init))
}

test.for([
  ['/assets/page-abc.js', 'text/javascript; charset=utf-8', forever, 'plain();'],
  ['/assets/page-abc.css', 'text/css; charset=utf-8', forever, 'p {}'],
  ['/assets/page-abc.css?v=2', 'text/css; charset=utf-8', forever, 'p {}'],
  ['/icon.svg', 'image/svg+xml', 'public, max-age=3600', '<svg/>'],
  ['/%69con.svg', 'image/svg+xml', 'public, max-age=3600', '<svg/>'],
] as const)(
  '%s is what it is, and kept as long as it holds',
  async ([path, type, cache, contents]) => {
    const answer = (await ask(await aClient(), path))!
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-type': type,
      'content-length': String(contents.length),
      'cache-control': cache,
      vary: 'accept-encoding',
    })
    expect(await answer.text()).toBe(contents)
  },
)

test.for([
  ['gzip, deflate, br', 'br', 'in br'],
  ['gzip', 'gzip', 'in gzip'],
  ['deflate', null, 'plain();'],
  ['', null, 'plain();'],
] as const)(
  'a browser that takes “%s” gets the smallest file it can read',
  async ([accepted, encoding, contents]) => {
    const headers = { 'accept-encoding': accepted }
    const answer = (await ask(await aClient(), '/assets/page-abc.js', { headers }))!
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('content-length')).toBe(String(contents.length))
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await answer.text()).toBe(contents)
  },
)

test('HEAD tells of a file without sending it', async () => {
  const answer = (await ask(await aClient(), '/icon.svg', { method: 'HEAD' }))!
  expect(answer.headers.get('content-length')).toBe('6')
  expect(await answer.text()).toBe('')
})

test.for([
  ['of the folder above', '/../secret.txt'],
  ['of the folder above, in other signs', '/%2e%2e/secret.txt'],
  ['of the folder above, in other signs still', '/..%2fsecret.txt'],
  ['of the folder above, twice in other signs', '/..%252fsecret.txt'],
  ['of the server', '/assets/..%2f..%2fserver/main.js'],
  ['of the server, with backslashes', '/assets/..%5c..%5cserver%5cmain.js'],
  ['of the system', '//etc/hosts.txt'],
  ['with a NUL in its name', '/icon.svg%00.txt'],
  ['with a NUL at its end', '/icon.svg%00'],
  ['in a hidden folder', '/.vite/manifest.js'],
  ['in a hidden folder, in other signs', '/%2evite/manifest.js'],
  ['of a kind that browsers need not', '/assets/secrets.json'],
  ['that is compressed already', '/assets/page-abc.js.br'],
  ['that is a folder', '/folder.js'],
  ['that is the folder of all', '/'],
  ['that is not there', '/assets/page-xyz.js'],
  ['whose name cannot be read', '/%E0%A4%A.js'],
  ['whose name is longer than any', `/${'a'.repeat(10_000)}.js`],
] as const)('no file %s is served', async ([, path]) => {
  expect(await ask(await aClient(), path)).toBeNull()
})

test.for(['POST', 'PUT', 'DELETE'])('%s gets no file', async (method) => {
  expect(await ask(await aClient(), '/icon.svg', { method })).toBeNull()
})
