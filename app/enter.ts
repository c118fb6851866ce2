import { type RouterContextProvider, redirect } from 'react-router'
import { listMemberships, type Membership } from '#domain/communities/list-memberships.ts'
import { house, visit } from './context.ts'
import { forget, keep, keptBy } from './cookies.ts'
import { localPath } from './forms.ts'
import { joiningPass } from './joiner.ts'

/**
 * Where somebody goes who has just signed in: on to what they came for, to the code they hold, into
 * their one community or the one they were in last; or to the switcher.
 */
export async function pathAfterSignIn(
  context: Readonly<RouterContextProvider>,
  { accountId, wanted }: { accountId: string; wanted: string | null },
): Promise<string> {
  const next = localPath(wanted, '')
  if (next) return next
  if (keptBy(context, 'code')) return '/join/resident'
  const { db } = context.get(house)
  const open = (await listMemberships(db, accountId)).filter((one) => !one.behindCurtain)
  const last = open.find(({ slug }) => slug === keptBy(context, 'community'))
  return placeFor(last ?? (open.length === 1 ? open[0] : undefined))
}

function placeFor(membership: Membership | undefined): string {
  return membership ? `/c/${membership.slug}` : '/communities'
}

/**
 * Lets somebody in who has just shown who they are, and sends them on. Behind the curtain there is no
 * session: they see the kind page, and may still join another community with a code they hold.
 */
export async function enter(
  context: Readonly<RouterContextProvider>,
  {
    accountId,
    wanted,
    cookies = [],
  }: { accountId: string; wanted: string | null; cookies?: string[] },
): Promise<Response> {
  const { identity } = context.get(house)
  const { device } = context.get(visit)
  const session = await identity.startSession({ accountId, device })
  if (!session.ok) return waitBehindCurtain(context, accountId, cookies)
  const path = await pathAfterSignIn(context, { accountId, wanted })
  return go(path, [session.value, forget(context, 'joining'), ...cookies])
}

/** Sends somebody without a session to where they can wait or, with a code in hand, join elsewhere. */
export function waitBehindCurtain(
  context: Readonly<RouterContextProvider>,
  accountId: string,
  cookies: readonly string[] = [],
): Response {
  const pass = keep(context, 'joining', joiningPass(context.get(house).key, accountId))
  const forgotten = forget(context, 'code')
  const holdsCode = keptBy(context, 'code') !== null && !cookies.includes(forgotten)
  return go(holdsCode ? '/join/resident' : '/opening-soon', [pass, ...cookies])
}

/** A redirect that sets several cookies. */
export function go(path: string, cookies: readonly string[]): Response {
  const response = redirect(path, 303)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
