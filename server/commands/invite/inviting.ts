import { readFile, stat } from 'node:fs/promises'
import type { Actor } from '#domain/roles/permission.ts'
import type { Services } from '../../services.ts'
import { type Outcome, Refused } from '../command.ts'

/** With what and as whom a command invites. */
export type Inviting = {
  services: Services
  by: Actor
  /** Says on the way what is being done. */
  progress: (words: string) => void
}

/** What is left to do once the options and the files have been understood. */
export type Plan = (inviting: Inviting) => Promise<Outcome>

/** The longest list that is worth reading, in bytes. */
const longestFile = 1_000_000

/** Reads a list from a file, as text. Refuses one that is not there or far too long. */
export async function readListFile(file: string): Promise<string> {
  const size = await stat(file).then(
    ({ size }) => size,
    (error: Error) => {
      throw new Refused(`${file} cannot be read: ${error.message}`)
    },
  )
  if (size > longestFile) throw new Refused(`${file} is too long: at most 1 MB. Cut it in parts.`)
  const text = await readFile(file, 'utf8')
  return text.replace(/^\uFEFF/, '')
}

/** What was skipped, a line each, and why. */
export function tellSkipped(skipped: readonly { typed: string; because: string }[]): string[] {
  if (skipped.length === 0) return []
  return [
    `${skipped.length.toLocaleString('en')} skipped:`,
    ...skipped.map(({ typed, because }) => `  ${because}: ${typed}`),
  ]
}
