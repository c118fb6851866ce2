import { newId } from '#domain/new-id.ts'

/** What a letter to support consists of; every field has its usual value. */
export type LetterParts = {
  from?: string
  subject?: string
  messageId?: string | null
  /** Header lines that stand on top, such as what the receiving server found out. */
  above?: readonly string[]
  /** Header lines that came with it. */
  headers?: readonly string[]
  type?: string
  body?: string
  files?: readonly { name: string; bytes: Uint8Array; type?: string }[]
}

/** The server that receives for support in tests. */
export const authservId = 'mx.communitrak.test'

/** What it says of a sender whose domain vouches for them. */
export function passes(domain: string): string {
  return `Authentication-Results: ${authservId}; dkim=pass header.d=${domain}; spf=pass smtp.mailfrom=x@${domain}; dmarc=pass (p=reject) header.from=${domain}`
}

/** A letter to support, raw as it comes over the wire. */
export function aLetter({
  from = 'Ana Ruiz <ana@example.com>',
  subject = 'Our roster',
  messageId = `<${newId()}@mail.example.com>`,
  above = [],
  headers = [],
  type = 'text/plain; charset=utf-8',
  body = 'Hello, here is our roster.',
  files = [],
}: LetterParts = {}): Buffer {
  const head = [
    ...['Return-Path: <bounce@example.com>', ...above],
    'Received: from mail.example.com by mx.communitrak.test; Mon, 1 Apr 2030 10:00:00 +0000',
    ...headers,
    ...[`From: ${from}`, 'To: help@communitrak.test', `Subject: ${subject}`],
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    'MIME-Version: 1.0',
  ]
  if (files.length === 0)
    return Buffer.from([...head, `Content-Type: ${type}`, '', body].join('\r\n'), 'utf8')
  const parts = files.map(({ name, bytes, type: kind = 'application/octet-stream' }) =>
    [
      `--b\r\nContent-Type: ${kind}`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"\r\n`,
      Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
    ].join('\r\n'),
  )
  return Buffer.from(
    [
      ...[...head, 'Content-Type: multipart/mixed; boundary=b', ''],
      ...['--b', `Content-Type: ${type}`, '', body, ...parts, '--b--', ''],
    ].join('\r\n'),
    'utf8',
  )
}
