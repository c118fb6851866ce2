/** How often a stream that has nothing to say shows that it is alive, in milliseconds; proxies end silent ones. */
const pulse = 20_000

/** How long one stream may last, in milliseconds: then the browser asks again, and is let in again or not. */
const longest = 5 * 60_000

/** What a browser is told at once; with an `id` it says where it was when it comes back (`Last-Event-ID`). */
export type StreamEvent = { data: unknown; id?: number }

/**
 * Answers a browser's `EventSource` with what `tell` yields, each with its data as JSON in one event, until it
 * ends, the browser leaves, or five minutes have passed: then the browser comes back by itself.
 *
 * `tell` gets a signal that ends with the stream.
 */
export function eventStream(
  asked: AbortSignal,
  tell: (signal: AbortSignal) => AsyncIterable<StreamEvent>,
): Response {
  const leaving = new AbortController()
  const signal = AbortSignal.any([asked, leaving.signal, AbortSignal.timeout(longest)])
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const alive = setInterval(() => stream.enqueue(text.encode(':\n\n')), pulse)
      try {
        for await (const { data, id } of tell(signal)) {
          const mark = id === undefined ? '' : `id: ${id}\n`
          stream.enqueue(text.encode(`${mark}data: ${JSON.stringify(data)}\n\n`))
        }
      } finally {
        clearInterval(alive)
        if (!leaving.signal.aborted) stream.close()
      }
    },
    cancel: () => leaving.abort(),
  })
  const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
  return new Response(body, { headers })
}
