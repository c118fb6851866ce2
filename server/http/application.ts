import { Hono } from 'hono'
import type { Environment } from '../env.ts'
import type { Services } from '../services.ts'
import { answerPage, answerUnread, type PageHandler } from './answer-page.ts'
import { answerHealth, type Readiness } from './health.ts'
import { aLine } from './line.ts'
import { answerMailWebhooks } from './mail-webhooks.ts'
import { countRequests, type Metrics } from './metrics.ts'
import { answerTwilio } from './twilio-webhooks.ts'

/** What `@hono/node-server` tells of a request beyond the request itself. */
export type Peer = { incoming: { socket: { remoteAddress?: string } } }

export type HttpWiring = {
  environment: Environment
  services: Services
  readiness: Readiness
  metrics: Metrics
  /** Pages, as soon as they are loaded; in development each request may get newer ones. */
  pages(): Promise<PageHandler>
  /** Where the built files for browsers are. */
  clientFolder: string
  /** In development scripts and styles come as they are edited, and no policy knows them. */
  scriptsFromAnywhere?: boolean
}

/** Pages that are made at once: fewer than there are connections to the database, so that forms always find one. */
const pagesAtOnce = 16

/** How long somebody waits in line for a page, in milliseconds. */
const patience = 15_000

/** The whole application over HTTP: health for machines, files, and pages. */
export function httpApplication(wiring: HttpWiring): Hono<{ Bindings: Peer }> {
  const app = new Hono<{ Bindings: Peer }>()
  const line = aLine({ most: pagesAtOnce, patience })
  app.onError((error) => answerUnread(error, wiring))
  app.use(countRequests(wiring.metrics))
  answerHealth(app, wiring)
  answerTwilio(app, wiring)
  answerMailWebhooks(app, wiring)
  app.all('*', (context) => {
    const peer = context.env.incoming.socket.remoteAddress
    return answerPage(context.req.raw, { ...wiring, peer, line })
  })
  return app
}
