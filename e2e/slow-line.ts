import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long a slow line pauses within a page, in milliseconds: time for a script on the same line to come first. */
const pause = 700

/**
 * A line to the application at `url` on which pages come in two pieces, with a pause before the words
 * `pauseBefore`. It reads only: every question is asked of the application with its path alone.
 */
export async function aSlowLine(
  url: string,
  { pauseBefore }: { pauseBefore: string },
): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(url + request.url)
    const headers = Object.fromEntries(answer.headers)
    delete headers['content-length']
    delete headers['content-encoding']
    response.writeHead(answer.status, headers)
    const body = Buffer.from(await answer.arrayBuffer())
    const at = body.indexOf(pauseBefore)
    if (at > 0) {
      response.write(body.subarray(0, at))
      await sleep(pause)
    }
    response.end(body.subarray(Math.max(at, 0)))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
