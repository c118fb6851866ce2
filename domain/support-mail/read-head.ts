import { createHash } from 'node:crypto'
import PostalMime, { addressParser, type Email } from 'postal-mime'
import { readEmail } from '#domain/contacts/email-address.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { readMessageText } from '#domain/conversations/read-message-text.ts'
import { isVouchedFor } from './authentication-results.ts'
import { beginningOf, headOf } from './beginning-of.ts'
import { isAutomatic } from './is-automatic.ts'

/** What stands above a letter: who wrote it, and what it is. */
export type LetterHead = {
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
  /** Nobody wrote it themselves. */
  isAutomatic: boolean
}

/** Deeper or longer than any mail program writes; beyond it somebody plays. */
export const limits = {
  maxNestingDepth: 30,
  maxHeadersSize: 512 * 1024,
  forceRfc822Attachments: true,
}

/**
 * Reads the head of a letter as it came over the wire (RFC 5322), however much stands below it. Whatever it is,
 * something is read. `authservId`: the server whose word about senders counts; null: nobody's does.
 */
export async function readHead(
  raw: Uint8Array,
  { authservId }: { authservId: string | null },
): Promise<LetterHead> {
  const head = headOf(beginningOf(raw).some)
  const email = await PostalMime.parse(head, limits).catch(() => readHeadersOnly(head))
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
    isAutomatic: isAutomatic(headers, sender.from),
  }
}

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

function identify({ messageId }: Email, raw: Uint8Array): Pick<LetterHead, 'key' | 'messageId'> {
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
