import { data, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { daysIn } from '#app/words/days.ts'
import { suggestAddress } from '#domain/contacts/suggest-address.ts'
import {
  listRequests,
  readRequest,
  type WaitingRequest,
} from '#domain/join-requests/list-requests.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { RequestWord } from './words.ts'

/** Somebody who waits, with the day in words. */
export type ShownRequest = Omit<WaitingRequest, 'askedAt'> & {
  since: string
  /** What looks more likely than the address they typed; null: nothing does. */
  meant: string | null
}

/** What came of the last decision. */
export type Told = {
  key: RequestWord
  /** Who asked. */
  name: string
  /** Somebody else it is about. */
  other?: string
}

/** What is said of one request beside it. */
export type Fault = {
  requestId: string
  word: 'chooseHousehold' | 'shares an address'
  /** What was chosen. */
  household: string
  other: string
}

type Context = Readonly<RouterContextProvider>

/** Everybody who waits. */
export async function loadRequests(
  context: Context,
): Promise<{ requests: ShownRequest[]; more: boolean }> {
  const { requests, more } = await listRequests(context.get(house).db, context.get(entrance).by)
  return { requests: requests.map((request) => shown(context, request)), more }
}

/**
 * One of those who wait. Throws 404 when nobody ever waited here, and the way back to the others when a
 * leader has settled it meanwhile.
 */
export async function loadRequest(
  context: Context,
  { slug, requestId }: { slug: string; requestId: string },
): Promise<ShownRequest> {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  if (!isId(requestId)) throw data(null, 404)
  const request = await readRequest(context.get(house).db, by, { requestId })
  if (request.ok) return shown(context, request.value)
  if (request.refusal.because === 'unknown') throw data(null, 404)
  throw redirect(`/c/${slug}/invitations/requests?late`)
}

function shown(context: Context, { askedAt, ...request }: WaitingRequest): ShownRequest {
  const day = daysIn(context.get(visit).locale, context.get(entrance).community.timeZone)
  return { ...request, since: day(askedAt), meant: suggestAddress(request.email) }
}
