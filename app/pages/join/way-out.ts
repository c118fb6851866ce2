import { data, type RouterContextProvider, redirect } from 'react-router'
import { house, visit } from '#app/context.ts'
import type { Db } from '#database/connect.ts'
import type { Asking } from '#domain/invitations/prove-mailbox.ts'
import type { Result } from '#domain/result.ts'
import type { Services } from '#server/services.ts'
import { readHeldCode } from './held-code.ts'
import type { WayOut } from './other-address.tsx'

type Ask = (
  db: Db,
  tools: Pick<Services, 'limits'>,
  asking: Asking,
) => Promise<Result<unknown, { because: string }>>

/**
 * Takes one way out for somebody who holds an invitation made for another address, and shows what came
 * of it. Nobody such: back to the page with the code.
 */
export async function takeWayOut(
  context: Readonly<RouterContextProvider>,
  { ask, done }: { ask: Ask; done: WayOut },
) {
  const { account, held } = await readHeldCode(context)
  if (!account || !held?.ok || held.value.suits) return redirect('/join/resident')
  const offer = held.value
  const { communityId, invitationId } = offer
  const { device, locale } = context.get(visit)
  const from = device.address
  const { db, limits } = context.get(house)
  const answer = await ask(db, { limits }, { account, communityId, invitationId, from, locale })
  const outcome: WayOut = answer.ok ? done : 'tooOften'
  return data({ offer, account, outcome }, answer.ok ? 200 : 429)
}
