import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { aMailDrop } from '#test/mail-drop.ts'
import { type Dkim, smtpMail } from './smtp.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const dkim: Dkim = { domain: 'maple.example', selector: 'autumn', privateKey }
const unsubscribeUrl =
  'https://communitrak.test/unsubscribe/abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE'

/** A letter with every kind of sign in it, as it came over the wire. */
async function aSignedLetter() {
  const { url, received } = await aMailDrop()
  const mail = smtpMail({ url, from: { address: 'mail@maple.example' }, dkim })
  onTestFinished(() => mail.close())
  const envelope = {
    to: 'bo@example.com',
    locale: 'es',
    senderName: 'Peñón · Maple  Court',
  } as const
  await mail.send(
    { id: '0199e5a4-7c00-7000-8000-00000000beef', ...envelope, unsubscribeUrl },
    {
      template: 'reminder',
      community: { name: 'Peñón', color: '#1f6f54', logoUrl: null },
      firstName: 'Íñigo',
      inviterName: null,
      isGuest: false,
      address: null,
      isPersonal: false,
      code: '7K3M-Q9XD-2F8R-VW4T',
      joinUrl: 'https://communitrak.test/join/7K3MQ9XD2F8RVW4T',
      typeUrl: 'https://communitrak.test/join/resident',
      until: null,
      opens: null,
    },
  )
  return received[0]!.raw
}

test('a signed letter proves its domain, and that its way out is ours', async () => {
  const raw = await aSignedLetter()
  const { tags, isGenuine } = verify(raw)
  expect(tags).toMatchObject({ v: '1', a: 'rsa-sha256', d: 'maple.example', s: 'autumn' })
  const signed = tags.h!.toLowerCase().split(':')
  for (const name of 'from to subject date message-id list-unsubscribe'.split(' '))
    expect(signed).toContain(name)
  expect(signed).toContain('list-unsubscribe-post')
  expect(isGenuine).toBe(true)
})

test.for([
  ['the way out', '<https://communitrak.test/', '<https://evil.example/'],
  ['the one click', 'List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Clicks'],
  ['a recipient', 'bo@example.com', 'no@example.com'],
  ['the body', 'Content-Type: text/plain', 'Content-Type: text/other'],
] as const)('who changes %s of a signed letter breaks its seal', async ([, from, to]) => {
  const raw = await aSignedLetter()
  expect(raw).toContain(from)
  expect(verify(raw.replace(from, to)).isGenuine).toBe(false)
})

/** Checks a signature as a receiving server does: relaxed headers and body (RFC 6376 §3.4). */
function verify(raw: string) {
  const end = raw.indexOf('\r\n\r\n')
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/)
  const body = raw.slice(end + 4)
  const named = (name: string) =>
    fields.findLast((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  const seal = named('dkim-signature')!
  const tags: Record<string, string> = Object.fromEntries(
    seal
      .slice(seal.indexOf(':') + 1)
      .split(';')
      .map((tag) => tag.replace(/\s/g, ''))
      .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  )
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
  const relaxedBody = `${lines.join('\r\n').replace(/(?:\r\n)+$/, '')}\r\n`
  const bodyHash = createHash('sha256').update(relaxedBody, 'latin1').digest('base64')
  const verifier = createVerify('rsa-sha256')
  for (const name of tags.h!.split(':')) verifier.update(`${relaxed(named(name)!)}\r\n`, 'latin1')
  verifier.update(relaxed(seal.replace(/b=[^;]*$/, 'b=')), 'latin1')
  return { tags, isGenuine: bodyHash === tags.bh && verifier.verify(publicKey, tags.b!, 'base64') }
}

function relaxed(field: string): string {
  const colon = field.indexOf(':')
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${field.slice(0, colon).toLowerCase().trim()}:${value}`
}
