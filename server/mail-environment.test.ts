import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readEnvironment, WrongEnvironment } from './env.ts'

const pem = { type: 'pkcs8', format: 'pem' } as const
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: pem,
})
const curve = generateKeyPairSync('ed25519').privateKey.export(pem).toString()
const short = generateKeyPairSync('rsa', { modulusLength: 512 }).privateKey.export(pem).toString()
const named = { DKIM_DOMAIN: 'maple.example', DKIM_SELECTOR: 'autumn' }
const keyWords =
  'DKIM_PRIVATE_KEY must be a private RSA key in PEM form, or the path of a file with one.'
const togetherWords = 'DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY belong together.'

/** The key in a file of its own. */
function aKeyFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'communitrak-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'dkim.pem')
  writeFileSync(file, privateKey)
  return file
}

test.for([
  ['as it is', () => privateKey],
  ['on one line', () => privateKey.replaceAll('\n', '\\n')],
  ['as the path of a file', aKeyFile],
] as const)('the key that signs may be given %s', ([, write]) => {
  expect(readEnvironment({ ...named, DKIM_PRIVATE_KEY: write() }).dkim).toEqual({
    domain: 'maple.example',
    selector: 'autumn',
    privateKey,
  })
})

test('what comes back has an address, a mailbox and a token', () => {
  const mailbox = 'imaps://bounces:a%40b@imap.example.com:993/INBOX'
  const variables = { BOUNCE_ADDRESS: 'bounces@maple.example', BOUNCE_IMAP_URL: mailbox }
  const MAIL_WEBHOOK_TOKEN = 'sixteen letters.'
  expect(readEnvironment({ ...variables, MAIL_WEBHOOK_TOKEN })).toMatchObject({
    bounceAddress: 'bounces@maple.example',
    bounceImapUrl: mailbox,
    mailWebhookToken: MAIL_WEBHOOK_TOKEN,
  })
})

const mailboxWords = 'BOUNCE_IMAP_URL must be an address such as imaps://user:password@host/INBOX.'

test.for([
  [{ ...named, DKIM_PRIVATE_KEY: 'hush-1' }, keyWords],
  [{ ...named, DKIM_PRIVATE_KEY: '/nowhere/at/all.pem' }, keyWords],
  [{ ...named, DKIM_PRIVATE_KEY: curve }, keyWords],
  [{ ...named, DKIM_PRIVATE_KEY: short }, keyWords],
  [{ ...named, DKIM_PRIVATE_KEY: privateKey.slice(0, 200) }, keyWords],
  [named, togetherWords],
  [{ DKIM_PRIVATE_KEY: privateKey }, togetherWords],
  [
    { ...named, DKIM_PRIVATE_KEY: privateKey, DKIM_DOMAIN: 'maple' },
    'DKIM_DOMAIN must be a domain such as example.com.',
  ],
  [
    { ...named, DKIM_PRIVATE_KEY: privateKey, DKIM_SELECTOR: 'a b' },
    'DKIM_SELECTOR must be the name of the key in the DNS.',
  ],
  [{ BOUNCE_ADDRESS: 'Bounces <b@maple.example>' }, 'BOUNCE_ADDRESS must be an e-mail address.'],
  [{ BOUNCE_ADDRESS: 'b@c', BOUNCE_IMAP_URL: 'https://imap.example.com' }, mailboxWords],
  [{ BOUNCE_ADDRESS: 'b@c', BOUNCE_IMAP_URL: 'imaps://imap.example.com' }, mailboxWords],
  [{ MAIL_WEBHOOK_TOKEN: 'short' }, 'MAIL_WEBHOOK_TOKEN must have at least 16 characters.'],
] as const)(
  'a wrong value is one fault, said in one line that repeats no secret (%#)',
  ([variables, words]) => {
    try {
      readEnvironment(variables)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(WrongEnvironment)
      expect((error as WrongEnvironment).faults).toEqual([words])
    }
  },
)
