import { type DestinationStream, destination, type Logger, type LoggerOptions, pino } from 'pino'

export type Log = Logger

/**
 * Structured logs, a JSON line each. What could open a door is taken out wherever it stands: codes and
 * tokens in addresses, passwords, cookies; of e-mail addresses only the domain remains.
 */
export function openLog(level: string, paper: DestinationStream = destination(1)): Log {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretFields, censor: '[redacted]' },
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error) => scrubError(error) },
    hooks: {
      logMethod(args, method) {
        const scrubbed = args.map((arg) => (typeof arg === 'string' ? scrub(arg) : arg))
        method.apply(this, scrubbed as Parameters<typeof method>)
      },
    },
  }
  return pino(options, paper)
}

const secretFields = ['password', 'accessCode', 'code', 'token', 'cookie', 'email'].flatMap(
  (field) => [field, `*.${field}`],
)

const codeInAddress =
  /(\/join\/(?:prove\/)?|\/verify-email\/|\/unsubscribe\/)(?!resident\b)[^/?#\s"']+/gi
const codeInWords = /\b[0-9A-HJKMNP-TV-Z]{4}(?:-?[0-9A-HJKMNP-TV-Z]{4}){3}\b/g
/** In small letters only with all dashes and alone: parts of ids look alike. */
const codeInSmall = /(?<![\w-])[0-9a-hjkmnp-tv-z]{4}(?:-[0-9a-hjkmnp-tv-z]{4}){3}(?![\w-])/g
const email = /[^\s"'<>@,;:()]+@([^\s"'<>@,;:()]+)/g

/** Takes codes, tokens and the names of e-mail addresses out of a text. */
export function scrub(words: string): string {
  return words
    .replace(codeInAddress, '$1[code]')
    .replace(codeInWords, '[code]')
    .replace(codeInSmall, '[code]')
    .replace(email, '…@$1')
}

/** Of an error, or of what a library tells in place of one, what says most. */
function scrubError(error: unknown) {
  if (!isTelling(error)) return scrub(String(error))
  const { name, message, stack, code } = error
  return { type: name, message: scrub(message), stack: scrub(stack ?? ''), reason: code }
}

function isTelling(error: unknown): error is Partial<Error> & { message: string; code?: unknown } {
  return typeof (error as { message?: unknown } | null | undefined)?.message === 'string'
}
