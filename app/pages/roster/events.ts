import { data } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { eventStream } from '#app/event-stream.ts'
import { isId } from '#app/ids.ts'
import { whileInside } from '#app/while-inside.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import { readRoster } from '#domain/rosters/read-roster.ts'
import type { Route } from './+types/events.ts'

/**
 * Tells a browser how far a roster has come, whenever it has come further; and at last when it was
 * discarded, also to a browser that comes back after that.
 */
export async function loader({ context, params: { rosterId }, request }: Route.LoaderArgs) {
  const { db, live } = context.get(house)
  const { by } = context.get(entrance)
  requirePermission(by, 'import roster')
  if (!isId(rosterId)) throw data(null, 404)
  return eventStream(request.signal, async function* (asked) {
    const signal = whileInside(context, asked)
    for await (const _ of live.watch(`roster ${rosterId}`, signal)) {
      const now = await readRoster(db, by, rosterId)
      const discarded = { state: 'discarded', done: 0, of: 0 }
      yield { data: now ? { state: now.state, ...now.progress } : discarded }
      if (!now) return
    }
  })
}
