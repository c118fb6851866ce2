import { eventStream } from '#app/event-stream.ts'
import type { Route } from './+types/queue-events.ts'
import { tellAgent } from './while-at-desk.ts'

/** Tells an agent that something happened in some conversation; the browser asks for the queue anew. */
export function loader({ context, request }: Route.LoaderArgs) {
  return eventStream(request.signal, async function* (signal) {
    for await (const _ of tellAgent(context, { topics: ['conversations'], signal }))
      yield { data: { what: 'changed' } }
  })
}
