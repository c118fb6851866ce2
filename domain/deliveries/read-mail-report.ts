import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { deliveryIn, type MailReport, readDeliveryId, tidyWords } from './mail-report.ts'
import { readBlocks, readDeliveryStatus } from './read-dsn.ts'
import { readPlainBounce } from './read-plain-bounce.ts'

/** What comes after is the copy of a letter, which nobody needs, or is sent to keep us busy. In bytes. */
const longestReport = 200 * 1024

/** Deeper than any report is nested; beyond it somebody plays. */
const limits = { maxNestingDepth: 20, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true }

/**
 * Reads what came back into the mailbox for bounces, as it came over the wire: delivery status
 * notifications (RFC 3464, internationalised RFC 6533), complaints (RFC 5965), and bounces written for
 * people only. Null for everything else, auto-replies above all, and for what names no message of ours.
 * What it says is not to be trusted beyond that: anybody may write to that mailbox.
 */
export async function readMailReport(raw: Uint8Array): Promise<MailReport | null> {
  const email = await PostalMime.parse(raw.subarray(0, longestReport), limits).catch(() => null)
  if (!email) return null
  const deliveryStatus = partOf(email, /^message\/(?:global-)?delivery-status$/)
  if (deliveryStatus !== null) return fromDeliveryStatus(email, deliveryStatus)
  const feedback = partOf(email, /^message\/feedback-report$/)
  if (feedback !== null) return fromFeedback(email, feedback)
  return isFromMailer(email) ? fromWords(email) : null
}

function fromDeliveryStatus(email: Email, text: string): MailReport | null {
  const status = readDeliveryStatus(text)
  if (!status) return null
  const { kind, words } = status
  const deliveryId = status.deliveryId ?? deliveryOf(email)
  return deliveryId ? { kind, words, deliveryId } : null
}

/** Kinds of feedback that tell of a reader's displeasure; `not-spam` and failed checks of ours do not. */
const complaints = new Set(['abuse', 'fraud', 'virus', 'other', 'opt-out', 'opt-out-list'])

function fromFeedback(email: Email, text: string): MailReport | null {
  const [fields = new Map<string, string>()] = readBlocks(text)
  const kind = (fields.get('feedback-type') ?? '').toLowerCase()
  const envelope = fields.get('original-envelope-id')
  const deliveryId = (envelope && readDeliveryId(envelope)) || deliveryOf(email)
  if (!complaints.has(kind) || !deliveryId) return null
  const by = fields.get('user-agent')
  return {
    kind: 'complained',
    deliveryId,
    words: tidyWords(by ? `${kind}, told by ${by}` : kind),
  }
}

function fromWords(email: Email): MailReport | null {
  const verdict = readPlainBounce(`${email.subject ?? ''}\n${email.text ?? ''}`)
  const deliveryId = verdict && deliveryOf(email)
  return deliveryId ? { ...verdict, deliveryId } : null
}

/** The message it is about: by its returned headers, by what it answers, else by any copy in its words. */
function deliveryOf(email: Email): string | null {
  const returned = partOf(
    email,
    /^(?:message\/(?:rfc822|global)|(?:text\/rfc822-|message\/global-)headers)$/,
  )
  const answered = `${email.inReplyTo ?? ''} ${email.references ?? ''}`
  return deliveryIn(returned ?? '') ?? deliveryIn(answered) ?? deliveryIn(email.text ?? '')
}

/** A bounce without a machine-readable part comes from the mail system itself, and is no absence note. */
function isFromMailer({ from, headers }: Email): boolean {
  const sender = from && 'address' in from ? (from.address ?? '') : ''
  const isNote = headers.some(
    ({ key, value }) =>
      key === 'x-autoreply' ||
      key === 'x-autorespond' ||
      (key === 'precedence' && /auto.?reply/i.test(value)),
  )
  return !isNote && /^(?:mailer-daemon|mail-daemon|postmaster|mdaemon)(?:@|$)/i.test(sender)
}

function partOf({ attachments }: Email, type: RegExp): string | null {
  const part = attachments.find(({ mimeType }) => type.test(mimeType))
  return part ? textOf(part) : null
}

/** More than any report says, in bytes. */
const longestPart = 64 * 1024

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content.slice(0, longestPart)
  return new TextDecoder().decode(content.slice(0, longestPart))
}
