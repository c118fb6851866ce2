import type { MiddlewareHandler } from 'hono'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What this process counts. No label names a community or a person. */
export type Metrics = {
  registry: Registry
  requests: Counter<'method' | 'status'>
  seconds: Histogram<'method'>
  underway: Gauge
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Counter({
      name: 'http_requests_total',
      help: 'Requests answered, by method and status.',
      labelNames: ['method', 'status'],
      registers,
    }),
    seconds: new Histogram({
      name: 'http_request_seconds',
      help: 'Time until the answer began, in seconds.',
      labelNames: ['method'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    underway: new Gauge({
      name: 'http_requests_underway',
      help: 'Requests being answered now.',
      registers,
    }),
  }
}

/** Counts every request and how long its answer took. */
export function countRequests({ requests, seconds, underway }: Metrics): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req
    const startedAt = performance.now()
    underway.inc()
    try {
      await next()
    } finally {
      underway.dec()
      seconds.observe({ method }, (performance.now() - startedAt) / 1000)
    }
    requests.inc({ method, status: String(context.res.status) })
  }
}
