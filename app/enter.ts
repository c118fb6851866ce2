import { type RouterContextProvider, redirect } from 'react-router'
import { type LetInRefusal, letIn } from '#domain/accounts/let-in.ts'
import { readAccount } from '#domain/accounts/read-account.ts'
import { listMemberships, type Membership } from '#domain/communities/list-memberships.ts'
import type { Result } from '#domain/result.ts'
import type { Shown } from '#domain/second-steps/second-step.ts'
import { readAgent } from '#domain/support/agent.ts'
import { house, visit } from './context.ts'
import { forget, keep, keptBy } from './cookies.ts'
import { localPath } from './forms.ts'
import { joiningPass } from './joiner.ts'

/**
 * Where somebody goes who has just signed in: on to what they came for, to the code they hold, into
 * their one community or the one they were in last; or to the switcher. Agents of no community go to the console.
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
  if (open.length === 0 && (await readAgent(db, accountId))) return '/support'
  const last = open.find(({ slug }) => slug === keptBy(context, 'community'))
  return placeFor(last ?? (open.length === 1 ? open[0] : undefined))
}

function placeFor(membership: Membership | undefined): string {
  return membership ? `/c/${membership.slug}` : '/communities'
}

/** Where somebody is going who comes in, and what their browser is to keep. */
type Going = {
  wanted: string | null
  cookies?: readonly string[]
  /** What they have shown beside the password, or instead of it. */
  shown?: Shown | null
}

/** Lets somebody in who has just shown who they are, as far as the one door does, and sends them on. */
export async function enter(
  context: Readonly<RouterContextProvider>,
  { accountId, ...going }: Going & { accountId: string },
): Promise<Response> {
  const { db, identity } = context.get(house)
  const { device } = context.get(visit)
  const { shown = null } = going
  const outcome = await letIn(db, { identity }, { accountId, device, shown })
  return arrive(context, outcome, going)
}

/**
 * Sends somebody on from the door: in, to the second step, or to the kind page behind the curtain, where
 * they may still join another community with a code they hold. The last two have no session.
 */
export async function arrive(
  context: Readonly<RouterContextProvider>,
  outcome: Result<{ accountId: string; cookie: string }, LetInRefusal>,
  { wanted, cookies = [], shown = null }: Going,
): Promise<Response> {
  if (outcome.ok) {
    const { accountId, cookie } = outcome.value
    const [path, language] = await Promise.all([
      pathAfterSignIn(context, { accountId, wanted }),
      keepLanguage(context, accountId),
    ])
    const forgotten = (['joining', 'half'] as const).map((name) => forget(context, name))
    return go(path, [cookie, ...forgotten, ...language, ...cookies])
  }
  const { refusal } = outcome
  if (refusal.because === 'second step') {
    const ticket = keep(context, 'half', refusal.ticket)
    return go(withNext('/sign-in/second-step', wanted), [ticket, ...cookies])
  }
  const { accountId } = refusal
  const pass = joiningPass(context.get(house).key, { accountId, shown })
  const forgotten = forget(context, 'code')
  const holdsCode = keptBy(context, 'code') !== null && !cookies.includes(forgotten)
  const kept = [keep(context, 'joining', pass), forget(context, 'half'), ...cookies]
  return go(holdsCode ? '/join/resident' : '/opening-soon', kept)
}

/** Has the browser keep the language of an account, for the pages that ask nobody who they are. */
async function keepLanguage(
  context: Readonly<RouterContextProvider>,
  accountId: string,
): Promise<string[]> {
  const account = await readAccount(context.get(house).db, accountId)
  return account ? [keep(context, 'language', account.locale)] : []
}

/** A path of ours that remembers where somebody wants to go on to. */
export function withNext(path: string, wanted: string | null): string {
  const next = localPath(wanted, '')
  const sign = path.includes('?') ? '&' : '?'
  return next ? `${path}${sign}next=${encodeURIComponent(next)}` : path
}

/** A redirect that sets several cookies. */
export function go(path: string, cookies: readonly string[]): Response {
  const response = redirect(path, 303)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
