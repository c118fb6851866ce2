import type { Db } from '#database/connect.ts'
import type { Agent } from '#domain/support/agent.ts'
import { readAsAgent } from './as-agent.ts'
import { type FileOf, findFile, type KeptFile } from './read-attachment.ts'

/** One file of one conversation; null when that conversation has none such, or whoever asks is no agent. */
export function readAttachmentForSupport(
  db: Db,
  agent: Agent,
  file: FileOf,
): Promise<KeptFile | null> {
  return readAsAgent(db, agent, (db) => findFile(db, file))
}
