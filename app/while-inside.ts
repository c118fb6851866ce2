import type { RouterContextProvider } from 'react-router'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import { entrance, house, session } from './context.ts'

/**
 * A signal that ends with `signal`, and as soon as the person may not enter the community any more, or may do
 * less there: what a page still tells them as it happens ends then, and the browser asks again. That of a support
 * agent ends with the access by which they entered, also when its time is over.
 */
export function whileInside(
  context: Readonly<RouterContextProvider>,
  signal: AbortSignal,
): AbortSignal {
  const { db, live } = context.get(house)
  const { by, roleId, community, support } = context.get(entrance)
  const { accountId, from } = by
  const visitor = { accountId, from, hasSecondStep: hasSecondStep(context.get(session)) }
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  const isInside = async () => {
    const entered = await enterCommunity(db, visitor, community.slug)
    if (!entered.ok || entered.value.support?.accessId !== support?.accessId) return false
    return by.permissions.isSubsetOf(entered.value.by.permissions)
  }
  const watch = async (topic: string) => {
    for await (const _ of live.watch(topic, either)) if (!(await isInside())) return leaving.abort()
  }
  const topics = [`member ${by.memberId}`, `role ${roleId}`, `community ${by.communityId}`]
  if (support) {
    topics.push(`access ${support.accessId}`, `agent ${accountId}`)
    const left = Math.max(0, support.until.getTime() - Date.now())
    const timer = setTimeout(() => leaving.abort(), left)
    either.addEventListener('abort', () => clearTimeout(timer))
  }
  for (const topic of topics) watch(topic).catch(() => leaving.abort()) // who cannot be asked about is not told anything either
  return either
}
