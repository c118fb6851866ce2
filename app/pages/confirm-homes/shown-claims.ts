import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { daysIn } from '#app/words/days.ts'
import { listClaims, readClaim, type WaitingClaim } from '#domain/claims/list-claims.ts'
import { requirePermission } from '#domain/roles/permission.ts'

/** Somebody who waits, with the day in words. */
export type ShownClaim = Omit<WaitingClaim, 'claimedAt' | 'because'> & {
  since: string
  /** Not everybody who confirms may decide about them. */
  isForLeaders: boolean
}

type Context = Readonly<RouterContextProvider>

/** Everybody who waits. */
export async function loadClaims(
  context: Context,
): Promise<{ claims: ShownClaim[]; more: boolean }> {
  const { claims, more } = await listClaims(context.get(house).db, context.get(entrance).by)
  return { claims: claims.map((claim) => shown(context, claim)), more }
}

/**
 * One of those who wait. Throws 404 when nobody ever waited here, and the way back to the others when a
 * leader has settled it meanwhile.
 */
export async function loadClaim(
  context: Context,
  { slug, claimId }: { slug: string; claimId: string },
): Promise<ShownClaim> {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  if (!isId(claimId)) throw data(null, 404)
  const claim = await readClaim(context.get(house).db, by, { claimId })
  if (claim.ok) return shown(context, claim.value)
  if (claim.refusal.because === 'unknown') throw data(null, 404)
  throw redirect(`/c/${slug}/invitations/confirm?late`)
}

function shown(context: Context, { claimedAt, because, ...claim }: WaitingClaim): ShownClaim {
  const day = daysIn(context.get(visit).locale, context.get(entrance).community.timeZone)
  return { ...claim, since: day(claimedAt), isForLeaders: because === 'suspended' }
}
