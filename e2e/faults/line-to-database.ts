import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The line between an application and its database, on which things happen that happen to lines. */
export type Line = {
  /** For `DATABASE_URL`. */
  address: string
  /** Of calls under way the server is rid, and the application waits: nothing tells it. New calls pass. */
  goDead(): void
  /** The same, and new calls are taken and not answered, until it is mended. */
  cut(): void
  mend(): void
  /** Hangs up, and leads new calls to another server. */
  leadTo(socket: string): void
  close(): Promise<void>
}

type Call = { caller: Socket; called: Socket; isDead: boolean }

/** Opens a line on a free port of this machine to the server with this Unix socket. */
export async function aLineTo(socket: string): Promise<Line> {
  const calls = new Set<Call>()
  let leadsTo = socket
  let isCut = false
  const server = createServer((caller) => {
    const call = { caller, called: connect(leadsTo), isDead: false }
    calls.add(call)
    putThrough(call, () => calls.delete(call))
    if (isCut) die(call)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const hangUp = () => {
    for (const { caller } of calls) caller.destroy()
  }
  return {
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    goDead: () => calls.forEach(die),
    cut() {
      isCut = true
      calls.forEach(die)
    },
    mend() {
      isCut = false
    },
    leadTo(other) {
      leadsTo = other
      hangUp()
    },
    async close() {
      hangUp()
      server.close()
      await once(server, 'close')
    },
  }
}

function putThrough(call: Call, onEnd: () => void): void {
  const { caller, called } = call
  caller.pipe(called)
  called.pipe(caller)
  caller.on('error', () => {}) // told by the `close` that follows
  called.on('error', () => {})
  called.on('close', () => call.isDead || caller.destroy())
  caller.on('close', () => {
    called.destroy()
    onEnd()
  })
}

/** The server's side ends; the caller's stays open, and silent. */
function die(call: Call): void {
  call.isDead = true
  call.caller.unpipe()
  call.called.unpipe()
  call.called.destroy()
  call.caller.resume() // what it says is heard by nobody
}
