import type { RouterContextProvider } from 'react-router'
import { house } from '#app/context.ts'
import { forget } from '#app/cookies.ts'
import { enter, go } from '#app/enter.ts'
import type { Verified } from '#domain/accounts/verify-sign-up.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'

/**
 * Where somebody goes whose address has just been proven. The browser that signed up is let in at
 * once, since it gave the password; on any other they sign in.
 */
export async function goOn(
  context: Readonly<RouterContextProvider>,
  verified: Verified,
): Promise<Response> {
  const { accountId, sameDevice } = verified
  const { path, keepTicket } = await destination(context, verified)
  if (!sameDevice) return go('/sign-in?confirmed', [])
  const cookies = keepTicket ? [] : [forget(context, 'sign-up')]
  return enter(context, {
    accountId,
    wanted: path,
    cookies: [...cookies, ...spent(context, verified)],
  })
}

async function destination(
  context: Readonly<RouterContextProvider>,
  { accountId, outcome }: Verified,
): Promise<{ path: string; keepTicket: boolean }> {
  if ('founded' in outcome) return { path: `/c/${outcome.founded.slug}`, keepTicket: false }
  if ('invited' in outcome) return { path: '/start', keepTicket: true }
  if ('refused' in outcome) return { path: '/join/resident', keepTicket: false }
  const { communityId } = outcome.joined
  const memberships = await listMemberships(context.get(house).db, accountId)
  const joined = memberships.find((one) => one.communityId === communityId)
  if (!joined) return { path: '/join/resident/waiting', keepTicket: false }
  const path = joined.behindCurtain ? '/communities' : `/c/${joined.slug}?joined`
  return { path, keepTicket: false }
}

/** A code that has let somebody in is put away; one that was refused is shown once more, with the reason. */
function spent(context: Readonly<RouterContextProvider>, { outcome }: Verified): string[] {
  return 'joined' in outcome ? [forget(context, 'code')] : []
}
