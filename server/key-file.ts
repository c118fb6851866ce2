import { randomBytes } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bringToDisk } from '#database/bring-to-disk.ts'

const fileName = 'server-key'

/** The server key kept in `folder`, or null when there is none. */
export async function readKeyFile(folder: string): Promise<Uint8Array | null> {
  const hex = await readFile(join(folder, fileName), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return hex === null ? null : Buffer.from(hex.trim(), 'hex')
}

/**
 * Writes a server key into `folder`, readable by its owner only; when this answers, it is on disk and
 * outlives a power cut, as the data that needs it does. It is written aside and linked into place, so
 * that of two processes one wins and both read the same afterwards.
 */
export async function keepKeyFile(folder: string, key: Uint8Array): Promise<Uint8Array> {
  const aside = join(folder, `${fileName}.${process.pid}`)
  await writeFile(aside, `${Buffer.from(key).toString('hex')}\n`, { mode: 0o600, flush: true })
  await link(aside, join(folder, fileName)).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(aside)
  await bringToDisk(folder)
  return (await readKeyFile(folder)) ?? key
}

export function newKey(): Uint8Array {
  return randomBytes(32)
}
