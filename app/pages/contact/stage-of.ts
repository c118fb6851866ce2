import type { RouterContextProvider } from 'react-router'
import type { Stage } from '#app/articles/fitting.ts'
import { entrance, house } from '#app/context.ts'
import { keptBy } from '#app/cookies.ts'
import { joiner } from '#app/joiner.ts'
import { signUpTicket } from '#app/sign-up-ticket.ts'
import { triedBefore } from '#app/tried.ts'
import type { Db } from '#database/connect.ts'
import { readSignUp } from '#domain/accounts/read-sign-up.ts'
import { listWaiting } from '#domain/claims/list-waiting.ts'
import { isOpen, listMemberships } from '#domain/communities/list-memberships.ts'

type Where = { params: { slug?: string | undefined }; path: string }

/** Where somebody has a code in their hands, or looks for one. */
const joinPages = /^\/join(?!\/resident\/waiting)(\/|$)/

/**
 * How far somebody has come with their invitation; null: nothing is known. On the pages for codes the code they
 * hold or have tried counts first, elsewhere where they stand with their communities.
 */
export async function stageOf(
  context: Readonly<RouterContextProvider>,
  { params, path }: Where,
): Promise<Stage | null> {
  if (params.slug !== undefined) return context.get(entrance).isPaused ? 'paused' : 'joined'
  if (joinPages.test(path)) return codeInHand(context) ?? (await waitsFor(context)) ?? 'no code'
  const person = await joiner(context)
  const standing = person && (await standingOf(context.get(house).db, person.id, path))
  return standing ?? codeInHand(context) ?? waitsFor(context)
}

function codeInHand(context: Readonly<RouterContextProvider>): Stage | null {
  const tried = triedBefore(context)
  if (tried) return `code ${tried}`
  return keptBy(context, 'code') === null ? null : 'code held'
}

/** What this browser waits for: the e-mail of its sign-up, or an answer. */
async function waitsFor(context: Readonly<RouterContextProvider>): Promise<Stage | null> {
  const ticket = signUpTicket(context)
  const seen = ticket && (await readSignUp(context.get(house).db, ticket))
  if (seen?.sameDevice && !seen.verified) return 'address to confirm'
  return keptBy(context, 'asked') === null ? null : 'asked to be let in'
}

/** How an account stands in the community whose page it came to; elsewhere, in the one where it came furthest. */
async function standingOf(db: Db, accountId: string, path: string): Promise<Stage | null> {
  const memberships = await listMemberships(db, accountId)
  const here = memberships.filter(({ slug }) => path.split('/')[2] === slug)
  const meant = here.length > 0 ? here : memberships
  if (meant.some(isOpen)) return 'joined'
  if (meant.some((one) => one.isSuspended)) return 'paused'
  if (meant.length > 0) return 'behind the curtain'
  return (await listWaiting(db, accountId)).length > 0 ? 'home to confirm' : null
}
