import type { Db } from '#database/connect.ts'
import { newId } from '#domain/new-id.ts'
import { type ServerKey, seal, unseal } from '#domain/server-key.ts'

/** A message as a developer reads it, on an installation without a mail server. */
export type KeptMessage = { to: string; subject: string; html: string; text: string }

/** The most messages a list shows. */
const mostListed = 100

/** Keeps a message, sealed: it holds live codes. */
export async function keepMessage(db: Db, key: ServerKey, message: KeptMessage): Promise<void> {
  const id = newId()
  const { to, subject, html, text } = message
  const words = JSON.stringify({ to, subject, html, text })
  await db
    .insertInto('keptMessages')
    .values({ id, sealed: seal(key, words, `message ${id}`) })
    .execute()
}

/** The messages kept last, newest first. */
export async function listKeptMessages(
  db: Db,
  key: ServerKey,
): Promise<(KeptMessage & { id: string; keptAt: Date })[]> {
  const rows = await db
    .selectFrom('keptMessages')
    .selectAll()
    .orderBy('keptAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map(({ id, keptAt, sealed }) => ({
    ...(JSON.parse(unseal(key, sealed, `message ${id}`)) as KeptMessage),
    id,
    keptAt,
  }))
}
