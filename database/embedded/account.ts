import { accessSync, constants, statSync } from 'node:fs'
import { chmod, chown, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** PostgreSQL refuses to run as root; as root its processes run as `nobody`. */
const nobody = 65534
const asRoot = process.getuid?.() === 0

/** What to give `spawn` so that PostgreSQL runs as an ordinary user; empty when we are one. */
export const serverAccount: { uid?: number; gid?: number } = asRoot
  ? { uid: nobody, gid: nobody }
  : {}

/** Hands a file or folder to the user PostgreSQL runs as. */
export async function giveToServer(path: string): Promise<void> {
  if (asRoot) await chown(path, nobody, nobody)
}

/** Lets the user PostgreSQL runs as pass through a folder of ours, without showing what lies in it. */
export async function letServerPass(folder: string): Promise<void> {
  if (asRoot) await chmod(folder, (await stat(folder)).mode | 0o011)
}

/** Whether the user PostgreSQL runs as can reach `path`: every folder above it lets strangers through. */
export function serverCanReach(path: string): boolean {
  if (!asRoot) return canRead(path)
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function canRead(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
