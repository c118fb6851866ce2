import { givenUp, type MailReport, readDeliveryId, tidyWords } from './mail-report.ts'

/** Fields of one block of a report, by their names in small letters; of a repeated field the first. */
export type Fields = ReadonlyMap<string, string>

/**
 * Reads `Name: value` lines in blocks that blank lines divide, as machine-readable parts of reports are
 * written (RFC 3464 §2.1, RFC 5965 §2). Folded lines are joined.
 */
export function readBlocks(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+(?=\S)/g, ' ')
    .split(/\n\s*\n/)
    .map(
      (block) =>
        new Map(
          block
            .split('\n')
            .map((line) => /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line))
            .filter((field) => field !== null)
            .map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()] as const)
            .reverse(), // a map keeps what comes last
        ),
    )
    .filter((fields) => fields.size > 0)
}

/** What a delivery status says, without the message it is about. */
export type DeliveryStatus = Pick<MailReport, 'kind' | 'words'> & {
  /** The delivery, where the server handed back what we called the envelope (RFC 3461 §4.4). */
  deliveryId: string | null
}

/**
 * Reads the machine-readable part of a delivery status notification (RFC 3464). Our messages have one
 * recipient each; where a server tells of several, the worst counts. Null for what concerns nobody:
 * passed on to another server or a list.
 */
export function readDeliveryStatus(text: string): DeliveryStatus | null {
  const blocks = readBlocks(text)
  const envelope = blocks.map((block) => block.get('original-envelope-id')).find(Boolean)
  const verdicts = blocks.map(verdictOf).filter((verdict) => verdict !== null)
  const worst = severity
    .map((kind) => verdicts.find((verdict) => verdict.kind === kind))
    .find(Boolean)
  if (!worst) return null
  return { ...worst, deliveryId: envelope ? readDeliveryId(decodeXtext(envelope)) : null }
}

const severity = ['bounced', 'failed', 'delayed', 'delivered'] as const

function verdictOf(block: Fields): Pick<MailReport, 'kind' | 'words'> | null {
  const action = /^[a-z]+/i.exec(block.get('action') ?? '')?.[0]?.toLowerCase() ?? ''
  const said = (block.get('diagnostic-code') ?? '').replace(/^[\w.-]+\s*;\s*/, '')
  const status = statusOf(block.get('status') ?? '', said)
  const kind = kindOf(action, status)
  return kind && { kind, words: tidyWords(said === '' ? status : said) }
}

/** The status, unless the server's own words are clearer than `5.0.0` or there is none. */
function statusOf(status: string, said: string): string {
  const [given, meant] = [status, said].map((text) => enhanced.exec(text)?.[0])
  if (given && !given.endsWith('.0.0')) return given
  return meant ?? given ?? /^[245]\d\d\b/.exec(said)?.[0] ?? ''
}

const enhanced = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/

/** The action decides; where a server leaves it out, the first digit of the status does. */
function kindOf(action: string, status: string): MailReport['kind'] | null {
  if (action === 'failed') return givenUp(status)
  if (action === 'delayed' || action === 'delivered') return action
  if (action !== '' || status === '') return null
  if (status.startsWith('5')) return givenUp(status)
  return status.startsWith('4') ? 'delayed' : 'delivered'
}

/** `+` and two hexadecimal digits stand for a sign (RFC 3461 §4). */
function decodeXtext(text: string): string {
  return text.replace(/\+([0-9A-F]{2})/g, (_, digits) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
}
