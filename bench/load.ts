import autocannon from 'autocannon'

/** What a server does under load. */
export type Load = { perSecond: number; p50: number; p99: number; failed: number }

/** Asks a page again and again over so many connections, for some seconds. */
export async function load(
  url: string,
  {
    connections,
    seconds,
    headers = {},
  }: { connections: number; seconds: number; headers?: Record<string, string> },
): Promise<Load> {
  const result = await autocannon({ url, connections, duration: seconds, headers })
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  }
}
