import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, Server as Listener } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { backUpNightly } from './backup-folder.ts'
import { cannotListen } from './cannot-start.ts'
import type { Environment } from './env.ts'
import { answerUnread, type PageHandler } from './http/answer-page.ts'
import { httpApplication } from './http/application.ts'
import type { Readiness } from './http/health.ts'
import { openMetrics } from './http/metrics.ts'
import { openLog } from './logs.ts'
import type { OpenDatabase } from './open-database.ts'
import { rosterThreads } from './rosters/in-thread.ts'
import { chooseServices, type Services } from './services.ts'
import { startWorker, type Worker } from './worker.ts'

/** What serving needs beyond the environment. */
export type Built = {
  /** Loads the pages; in development each request may get newer ones. */
  loadPages(): Promise<PageHandler>
  clientFolder: string
  /** In development: answers what Vite knows, and passes everything else on. */
  before?: (request: IncomingMessage, answer: ServerResponse, next: () => void) => void
}

/** A running installation. */
export type Serving = {
  /** Where it listens, `http://127.0.0.1:3000`; null for a worker without pages. */
  url: string | null
  services: Services
  database: OpenDatabase
  stop(): Promise<void>
}

/** The longest that requests may take to finish once we were asked to stop, in milliseconds. */
const drainTime = 20_000

/** How long a connection without a request is kept once we were asked to stop, in milliseconds. */
const restTime = 500

/** Starts everything this process is for on an open database: pages, jobs, or both (`ROLE`). */
export async function serve(
  environment: Environment,
  built: Built,
  database: OpenDatabase,
): Promise<Serving> {
  const log = openLog(environment.logLevel)
  const services = chooseServices(environment, { ...database, log })
  const readiness: Readiness = { draining: false }
  const http =
    environment.role === 'worker' ? null : await listen(environment, built, services, readiness)
  const worker =
    environment.role === 'web' ? null : startInBackground(environment, database, services)
  return {
    url: http && urlOf(http, environment.host),
    services,
    database,
    async stop() {
      readiness.draining = true
      await services.live.close()
      if (http) await drain(http)
      await (await worker)?.stop()
      await services.mail.close()
      await database.close()
    },
  }
}

async function listen(
  environment: Environment,
  { loadPages, clientFolder, before }: Built,
  services: Services,
  readiness: Readiness,
): Promise<Server> {
  const metrics = openMetrics()
  const app = httpApplication({
    environment,
    services,
    readiness,
    metrics,
    pages: loadPages,
    clientFolder,
    scriptsFromAnywhere: before !== undefined,
  })
  const listener = getRequestListener(app.fetch as never, {
    errorHandler: (error) => answerUnread(error, { environment, services }),
  })
  const server = createServer(
    { maxHeaderSize: 32 * 1024, requestTimeout: 30_000 },
    before
      ? (request, answer) => before(request, answer, () => listener(request, answer))
      : listener,
  )
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, environment)))
    server.listen(environment.port, environment.host, resolve)
  })
  return server
}

/** Jobs need not be running for pages to be served; a database that is away delays them only. */
async function startInBackground(
  { dataDir, databaseUrl }: Environment,
  database: OpenDatabase,
  services: Services,
): Promise<Worker | null> {
  const backUp = databaseUrl ? null : () => backUpNightly(dataDir, database)
  const { address, secret } = database
  const rosters = rosterThreads({ address, secret })
  try {
    return await startWorker({ address, services, backUp, rosters })
  } catch (error) {
    services.log.error({ err: error }, 'jobs cannot run')
    return null
  }
}

/**
 * Finishes what has begun: no new connections, and the open ones end with their next answer. Those that
 * rest are left open for a moment, since a request may be on its way: closing an HTTP server would break
 * them off at once.
 */
async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close')
  Listener.prototype.close.call(server)
  const rested = setInterval(() => server.closeIdleConnections(), restTime)
  const tooLong = setTimeout(() => server.closeAllConnections(), drainTime)
  await closed
  clearInterval(rested)
  clearTimeout(tooLong)
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
