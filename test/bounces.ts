/** The lines of a message as they stand on the wire. */
export function wire(...lines: string[]): Uint8Array {
  return Buffer.from(lines.join('\n').replace(/\r?\n/g, '\r\n'))
}

/** The headers a server hands back with a message of ours. */
export function ourHeaders(deliveryId: string): string[] {
  return [
    'Return-Path: <bounces@maple.example>',
    'From: Maple Court via Communitrak <mail@maple.example>',
    'To: bo@example.com',
    'Subject: Your invitation to Maple Court',
    `Message-ID: <${deliveryId}@maple.example>`,
    'List-Unsubscribe: <https://communitrak.test/unsubscribe/token>',
    'MIME-Version: 1.0',
  ]
}

export type Dsn = {
  deliveryId: string
  action?: string
  status?: string
  diagnostic?: string
  /** Other fields of the message's block. */
  about?: string[]
  /** The headers handed back; none where the server hands nothing back. */
  returned?: string[]
  headers?: string[]
}

/** A delivery status notification as Postfix writes it (RFC 3464). */
export function aDsn({
  deliveryId,
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <bo@example.com>: Recipient address rejected',
  about = [],
  returned = ourHeaders(deliveryId),
  headers = ['Auto-Submitted: auto-replied'],
}: Dsn): Uint8Array {
  return wire(
    'Return-Path: <>',
    'Date: Wed, 1 Apr 2026 12:00:00 +0000 (UTC)',
    'From: MAILER-DAEMON@mx.example.com (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'To: bounces@maple.example',
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="9B095B5ADSN=_01D9"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--9B095B5ADSN=_01D9',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.example.com.',
    '',
    "I'm sorry to have to inform you that your message could not",
    'be delivered to one or more recipients.',
    '',
    '--9B095B5ADSN=_01D9',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    'X-Postfix-Queue-ID: 9B095B5A',
    ...about,
    'Arrival-Date: Wed, 1 Apr 2026 11:59:58 +0000 (UTC)',
    '',
    'Final-Recipient: rfc822; bo@example.com',
    'Original-Recipient: rfc822;bo@example.com',
    ...(action ? [`Action: ${action}`] : []),
    ...(status ? [`Status: ${status}`] : []),
    'Remote-MTA: dns; in.example.com',
    ...(diagnostic ? [`Diagnostic-Code: ${diagnostic}`] : []),
    '',
    ...(returned.length > 0
      ? [
          '--9B095B5ADSN=_01D9',
          'Content-Description: Undelivered Message Headers',
          'Content-Type: text/rfc822-headers',
          '',
          ...returned,
          '',
        ]
      : []),
    '--9B095B5ADSN=_01D9--',
  )
}

/** A reader's complaint as mail providers forward it (RFC 5965). */
export function aComplaint({
  deliveryId,
  kind = 'abuse',
  by = 'SomeGenerator/1.0',
}: {
  deliveryId: string
  kind?: string
  /** The program that tells. */
  by?: string
}) {
  return wire(
    'From: <abusedesk@mail.example>',
    'Date: Wed, 1 Apr 2026 17:40:36 +0000',
    'Subject: FW: Your invitation to Maple Court',
    'To: <bounces@maple.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report;',
    '     boundary="part1_13d.2e68ed54_boundary"',
    '',
    '--part1_13d.2e68ed54_boundary',
    'Content-Type: text/plain; charset="US-ASCII"',
    'Content-Transfer-Encoding: 7bit',
    '',
    'This is an email abuse report for an email message received on Wed, 1 Apr 2026.',
    '',
    '--part1_13d.2e68ed54_boundary',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${kind}`,
    `User-Agent: ${by}`,
    'Version: 1',
    '',
    '--part1_13d.2e68ed54_boundary',
    'Content-Type: message/rfc822',
    'Content-Disposition: inline',
    '',
    ...ourHeaders(deliveryId),
    'Content-Type: text/plain',
    '',
    'Dear Bo,',
    '--part1_13d.2e68ed54_boundary--',
  )
}

/** Somebody is on holiday. */
export function anAbsenceNote({ deliveryId }: { deliveryId: string }): Uint8Array {
  return wire(
    'Return-Path: <>',
    'From: Bo Chen <bo@example.com>',
    'Subject: Automatic reply: Your invitation to Maple Court',
    'To: bounces@maple.example',
    `In-Reply-To: <${deliveryId}@maple.example>`,
    `References: <${deliveryId}@maple.example>`,
    'Auto-Submitted: auto-replied',
    'X-Auto-Response-Suppress: All',
    'Content-Type: text/plain',
    '',
    'I am away until 5.1.2027 and cannot be reached; room 550 is closed. Undeliverable until then.',
  )
}
