import { open, rename, rm } from 'node:fs/promises'
import { Refused } from './command.ts'

/**
 * Writes a file that only its owner may read. It is there whole or not at all; that it can be written is
 * known before the work begins.
 */
export async function intoFile<Answer>(
  file: string,
  work: (write: (part: Uint8Array) => Promise<unknown>) => Promise<Answer>,
): Promise<Answer> {
  const unfinished = `${file}.${process.pid}.unfinished`
  const handle = await open(unfinished, 'wx', 0o600).catch((error: Error) => {
    throw new Refused(`${file} cannot be written: ${error.message}`)
  })
  try {
    const answer = await work((part) => handle.writeFile(part))
    await handle.close()
    await rename(unfinished, file)
    return answer
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(unfinished, { force: true })
    throw error
  }
}
