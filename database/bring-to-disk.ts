import { open } from 'node:fs/promises'

/** Waits until a file, or the names in a folder, are on disk: from then on they outlive a power cut. */
export async function bringToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
