import type { RouterContextProvider } from 'react-router'
import { readActor } from '#domain/roles/read-actor.ts'
import { entrance, house } from './context.ts'

/**
 * A signal that ends with `signal`, and as soon as the person may not act in the community any more, or may do
 * less than when they asked: what a page still tells them as it happens ends then, and the browser asks again.
 */
export function whileInside(
  context: Readonly<RouterContextProvider>,
  signal: AbortSignal,
): AbortSignal {
  const { db, live } = context.get(house)
  const { by, roleId } = context.get(entrance)
  const leaving = new AbortController()
  const either = AbortSignal.any([signal, leaving.signal])
  const watch = async (topic: string) => {
    for await (const _ of live.watch(topic, either)) {
      const now = await readActor(db, by)
      if (!now || !by.permissions.isSubsetOf(now.permissions)) return leaving.abort()
    }
  }
  for (const topic of [`member ${by.memberId}`, `role ${roleId}`])
    watch(topic).catch(() => leaving.abort()) // who cannot be asked about is not told anything either
  return either
}
