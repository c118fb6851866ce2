import type { Db } from '#database/connect.ts'
import { accept, type Result } from '#domain/result.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { Spreadsheets, UnreadableSheet } from '#integrations/spreadsheets/spreadsheets.ts'
import { bringRoster } from './bring-roster.ts'

/** A file as somebody brings it. */
export type BroughtFile = { fileName: string; bytes: Uint8Array }

/**
 * Reads a file that somebody brought, and keeps it as a roster whose columns wait to be confirmed. Answers
 * its id, or why it was not read; then nothing was kept.
 */
export async function bringFile(
  db: Db,
  by: Actor,
  { fileName, bytes }: BroughtFile,
  { spreadsheets }: { spreadsheets: Spreadsheets },
): Promise<Result<string, UnreadableSheet>> {
  requirePermission(by, 'import roster')
  const read = await spreadsheets.read(bytes, { name: fileName })
  if (!read.ok) return read
  return accept(await bringRoster(db, by, { fileName, bytes, sheet: read.value }))
}
