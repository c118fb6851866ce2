import { createHash } from 'node:crypto'
import PostalMime, { addressParser, type Email } from 'postal-mime'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import type { AllowedFile } from '#domain/conversations/allowed-files.ts'
import { readMessageText } from '#domain/conversations/read-message-text.ts'
import { isVouchedFor } from './authentication-results.ts'
import { sortFiles } from './brought-files.ts'
import { isAutomatic } from './is-automatic.ts'
import { plainTextOf } from './letter-text.ts'

/** The largest letter that is read whole, in bytes; of a larger one the beginning. */
export const largestLetter = 12 * 1024 * 1024

/**
 * The most lines that are read, more than the largest letter of any mail program has. Each costs the parser many
 * times its bytes: of millions of empty ones it would die, and find the same letter again.
 */
const mostLines = 200_000

/** A letter to support, read. */
export type Letter = {
  /** One and the same for every copy of it: `mail <Message-ID>`, or what it holds. */
  key: string
  messageId: string | null
  /** Where it says it is from; null: that could not be read. Nothing proves it unless `isVerified`. */
  from: string | null
  /** Whether the domain of the sender vouches for it. */
  isVerified: boolean
  name: string | null
  subject: string | null
  locale: 'en' | 'es'
  /** The Message-IDs of the letters it answers. */
  answers: string
  text: string
  files: AllowedFile[]
  /** What came with it and is not kept, by name. */
  leftOut: string[]
  /** Whether it was so broken that only its headers could be read, or so large or long that only its beginning was. */
  trouble: 'unreadable' | 'cut off' | null
  /** Nobody wrote it themselves. */
  isAutomatic: boolean
}

/** Deeper or longer than any mail program writes; beyond it somebody plays. */
const limits = { maxNestingDepth: 30, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true }

/** Reads a letter as it came over the wire (RFC 5322). Whatever it is, something is read. */
export async function readLetter(
  raw: Uint8Array,
  { authservId }: { authservId: string | null },
): Promise<Letter> {
  const { some, isCutOff } = beginningOf(raw)
  const whole = await PostalMime.parse(some, limits).catch(() => null)
  const email = whole ?? (await readHeadersOnly(some))
  const sender = readSender(email)
  const { headers, subject } = email
  return {
    ...identify(email, raw),
    ...sender,
    isVerified:
      authservId !== null &&
      sender.from !== null &&
      sender.isOnly &&
      isVouchedFor(headers, { authservId, domain: sender.from.split('@')[1]! }),
    subject: oneLine(subject ?? '').slice(0, 250) || null,
    locale: isSpanish(email) ? 'es' : 'en',
    answers: `${email.references ?? ''} ${email.inReplyTo ?? ''}`.slice(-20_000),
    text: plainTextOf(email),
    ...sortFiles(email.attachments, { isCutOff }),
    trouble: whole === null ? 'unreadable' : isCutOff ? 'cut off' : null,
    isAutomatic: isAutomatic(headers, sender.from),
  }
}

/** As much of a letter as is read. */
function beginningOf(raw: Uint8Array): { some: Uint8Array; isCutOff: boolean } {
  const some = raw.subarray(0, largestLetter)
  let end = -1
  for (let lines = 0; lines < mostLines; lines += 1) {
    end = some.indexOf(lineFeed, end + 1)
    if (end === -1) return { some, isCutOff: raw.byteLength >= largestLetter }
  }
  return { some: some.subarray(0, end + 1), isCutOff: true }
}

const lineFeed = 0x0a

const nothing: Email = { headers: [], headerLines: [], attachments: [] }

async function readHeadersOnly(raw: Uint8Array): Promise<Email> {
  const beginning = Buffer.from(raw.subarray(0, 64 * 1024)).toString('latin1')
  const end = /\r?\n\r?\n/.exec(beginning)?.index ?? beginning.length
  const headers = beginning.slice(0, end).replace(/^content-type:/gim, 'x-content-type:')
  return PostalMime.parse(Buffer.from(headers, 'latin1')).catch(() => nothing)
}

/** Two senders are as good as none that is known: whichever was vouched for may be the other. */
function readSender({ headers }: Email) {
  const fields = headers.filter(({ key }) => key === 'from')
  const mailboxes = addressParser((fields[0]?.value ?? '').slice(0, 2_000), { flatten: true })
  const [first] = mailboxes
  const from = first?.address ? readEmail(first.address) : null
  const told = oneLine(first?.name || (from === null ? (first?.address ?? '') : ''))
  const isOnly = fields.length === 1 && mailboxes.length === 1
  return { from, name: readName(told.slice(0, 120), 120), isOnly }
}

function identify({ messageId }: Email, raw: Uint8Array): Pick<Letter, 'key' | 'messageId'> {
  const told = messageId?.trim() ?? ''
  if (/^<[\x21-\x3b\x3d\x3f-\x7e]{3,180}>$/.test(told))
    return { key: `mail ${told}`, messageId: told }
  const hash = createHash('sha256').update(raw).digest('base64url')
  return { key: `mail ${hash}`, messageId: null }
}

function isSpanish({ headers }: Email): boolean {
  const told = headers.find(({ key }) => key === 'content-language' || key === 'accept-language')
  return /^\s*es\b/i.test(told?.value ?? '')
}

function oneLine(text: string): string {
  return readMessageText(text).replace(/\s+/g, ' ')
}
