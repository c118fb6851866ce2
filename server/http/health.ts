import type { Context, Hono } from 'hono'
import { newestApplied, schemaVersion } from '#database/migrate.ts'
import type { HttpWiring, Peer } from './application.ts'
import { clientAddress } from './client-address.ts'
import { sameText } from './same-text.ts'
import { secure } from './security-headers.ts'

/** Whether this process should get requests. */
export type Readiness = { draining: boolean }

/** In seconds: nothing here takes longer to pass than a restart. */
const comeBack = { 'retry-after': '5' }

/** The addresses machines ask: is the process alive, can it serve, what has it counted. */
export function answerHealth(app: Hono<{ Bindings: Peer }>, wiring: HttpWiring): void {
  const https = wiring.environment.publicUrl.startsWith('https://')
  for (const path of ['/healthz', '/readyz', '/metrics'])
    app.get(path, async (context, next) => {
      await next()
      secure(context.res.headers, { nonce: null, https })
      if (wiring.readiness.draining) context.header('connection', 'close')
    })
  app.get('/healthz', (context) => context.text('ok\n'))
  app.get('/readyz', async (context) => {
    const trouble = await whyNotReady(wiring)
    return trouble ? context.text(`${trouble}\n`, 503, comeBack) : context.text('ready\n')
  })
  app.get('/metrics', async (context) => {
    if (!mayReadMetrics(context, wiring)) return context.text('Not for you.\n', 403)
    const { registry } = wiring.metrics
    return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType })
  })
}

async function whyNotReady({ readiness, services, pages }: HttpWiring): Promise<string | null> {
  if (readiness.draining) return 'stopping'
  try {
    const newest = await newestApplied(services.db)
    if (newest === null || newest < schemaVersion) return 'the schema is older than we are'
  } catch {
    return 'the database does not answer'
  }
  return pages().then(
    () => null,
    () => 'the pages cannot be read',
  )
}

/** Metrics are for this machine, or for whoever knows the token. */
function mayReadMetrics(context: Context<{ Bindings: Peer }>, wiring: HttpWiring): boolean {
  const { metricsToken, trustedProxies } = wiring.environment
  if (metricsToken !== null) {
    const given = context.req.header('authorization') ?? ''
    return sameText(given, `Bearer ${metricsToken}`)
  }
  const peer = context.env.incoming.socket.remoteAddress
  const forwardedFor = context.req.header('x-forwarded-for') ?? null
  const address = clientAddress({ peer, forwardedFor }, trustedProxies)
  return forwardedFor === null && (address === '127.0.0.1' || address === '::1')
}
