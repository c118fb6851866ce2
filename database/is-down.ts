/** The server is away, starting, stopping, or stands by for another; or our connection to it broke. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '25006',
])

/** Classes of PostgreSQL's codes: the connection failed; the server lacks connections, memory, or room on its disk. */
const awayClasses = /^(08|53)/

/** The server is there, but what we asked took too long or met somebody else's lock. */
const overloadedCodes = new Set(['57014', '55P03', '40P01', '25P03'])

const awayWords =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/

/**
 * Whether an error says that the database cannot answer now, rather than that we asked wrongly: the
 * same request may succeed in a moment.
 */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string')
    return awayCodes.has(code) || overloadedCodes.has(code) || awayClasses.test(code)
  return awayWords.test(error.message)
}
