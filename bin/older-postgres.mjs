/** A throwaway server from the system's own PostgreSQL, older than the one npm brings. */
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const folders = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
const npmVersion = 18
const nobody = 65534
const asRoot = process.getuid?.() === 0
const account = asRoot ? { uid: nobody, gid: nobody } : {}

/** Starts the newest PostgreSQL between 15 and 17 that is installed; null when there is none. */
export async function startOlderPostgres() {
  const found = findPrograms()
  if (!found) return null
  const folder = mkdtempSync(join(tmpdir(), 'communitrak-older-'))
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (asRoot) chownSync(data, nobody, nobody)
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']
  spawnSync(join(found.programs, 'initdb'), ['-D', data, ...options], { ...account, cwd: data })
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const settings = ['listen_addresses=', 'max_connections=200', ...careless]
  const args = ['-D', data, '-k', data, ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn(join(found.programs, 'postgres'), args, {
    ...account,
    cwd: data,
    stdio: 'ignore',
  })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  for (let tries = 0; tries < 200 && !existsSync(join(data, '.s.PGSQL.5432')); tries += 1)
    await sleep(50)
  return {
    version: found.version,
    url: `postgres://postgres@/postgres?host=${encodeURIComponent(data)}`,
    async stop() {
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true })
    },
  }
}

function findPrograms() {
  const versions = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => ({ folder, name })))
    .map(({ folder, name }) => ({
      version: Number(name.replace('postgresql@', '')),
      programs: join(folder, name, 'bin'),
    }))
    .filter(
      ({ version, programs }) =>
        version >= 15 && version < npmVersion && existsSync(join(programs, 'initdb')),
    )
  return versions.sort((a, b) => b.version - a.version)[0] ?? null
}
