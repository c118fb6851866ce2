import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { readDefaultTerms } from '#domain/invitations/default-terms.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import { mayGrant } from '#domain/roles/may-grant.ts'
import { type Actor, requirePermission } from '#domain/roles/permission.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { PassCount } from './pass-count.ts'
import { recallBatch, writeBatch } from './write-batch.ts'

export type PassesRefusal = { because: 'may not grant' }

/**
 * Makes blank access passes: open codes with the community's default role, which the inviter must be
 * able to grant. They are one batch, whose id is the `submission`: a form sent twice makes one.
 */
export function makeBlankPasses(
  db: Db,
  by: Actor,
  { count, submission }: { count: PassCount; submission: string },
  { key, at }: { key: ServerKey; at?: Date },
): Promise<Result<{ batchId: string; made: number }, PassesRefusal>> {
  requirePermission(by, 'invite members via access pass')
  const work = async (db: Db, now: Date): Promise<Awaited<ReturnType<typeof makeBlankPasses>>> => {
    const again = await recallBatch(db, by, submission)
    if (again) return accept({ batchId: submission, made: again.size })
    const terms = await readDefaultTerms(db, by.communityId)
    if (!mayGrant(by.permissions, terms)) return refuse({ because: 'may not grant' })
    const rows = Array.from({ length: count }, (_, at) => ({ serial: at + 1 }))
    await writeBatch(db, by, { batchId: submission, forHomes: false, rows, terms, key, now })
    return accept({ batchId: submission, made: count })
  }
  return inCommunity(db, by.communityId, work, at)
}
