import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What the environment says of messages that leave and of what comes back. */
export type MailEnvironment = {
  /** How our domain vouches for what we send; the key in PEM form. */
  dkim: { domain: string; selector: string; privateKey: string } | null
  /** Where servers send back what they could not deliver; null: to the sender. */
  bounceAddress: string | null
  /** The mailbox they come to, `imaps://user:password@host/INBOX`. */
  bounceImapUrl: string | null
  /** What a mail provider that calls us must know. */
  mailWebhookToken: string | null
  /** Where people write to support, and where its letters are answered. */
  supportAddress: string | null
  /** The mailbox of that address. */
  supportImapUrl: string | null
  /** How the server that receives for it names itself in `Authentication-Results`. */
  supportAuthservId: string | null
}

const domain = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/i
const mailbox = z
  .string()
  .refine(isMailbox, 'must be an address such as imaps://user:password@host/INBOX')
  .optional()
const address = z
  .string()
  .regex(/^[^@\s<>]+@[^@\s<>]+$/, 'must be an e-mail address')
  .optional()
const label = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i

/** The variables about mail, beside `SMTP_URL` and `MAIL_FROM`. */
export const mailVariables = {
  DKIM_DOMAIN: z.string().regex(domain, 'must be a domain such as example.com').optional(),
  DKIM_SELECTOR: z.string().regex(label, 'must be the name of the key in the DNS').optional(),
  DKIM_PRIVATE_KEY: z.string().transform(readPrivateKey).optional(),
  BOUNCE_ADDRESS: address,
  BOUNCE_IMAP_URL: mailbox,
  MAIL_WEBHOOK_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  SUPPORT_ADDRESS: address,
  SUPPORT_IMAP_URL: mailbox,
  SUPPORT_AUTHSERV_ID: z
    .string()
    .regex(/^[^\s;"()]+$/, 'must be the name of one mail server')
    .optional(),
}

type Values = z.infer<ReturnType<typeof z.object<typeof mailVariables>>>

/** What the variables say together. */
export function arrangeMail(values: Values): MailEnvironment {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = values
  return {
    dkim:
      DKIM_DOMAIN && DKIM_SELECTOR && DKIM_PRIVATE_KEY
        ? { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, privateKey: DKIM_PRIVATE_KEY }
        : null,
    bounceAddress: values.BOUNCE_ADDRESS ?? null,
    bounceImapUrl: values.BOUNCE_IMAP_URL ?? null,
    mailWebhookToken: values.MAIL_WEBHOOK_TOKEN ?? null,
    supportAddress: values.SUPPORT_ADDRESS?.toLowerCase() ?? null,
    supportImapUrl: values.SUPPORT_IMAP_URL ?? null,
    supportAuthservId: values.SUPPORT_AUTHSERV_ID ?? null,
  }
}

/** What the variables about mail say against each other. */
export function contradictionsOfMail(values: Values): string[] {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = values
  const given = [DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY].filter(Boolean).length
  return given % 3 === 0 ? [] : ['DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY belong together.']
}

function isMailbox(value: string): boolean {
  const url = URL.parse(value)
  return (
    url !== null && /^imaps?:$/.test(url.protocol) && url.hostname !== '' && url.username !== ''
  )
}

/**
 * Reads a key, or the file of one. Lines may be written `\n`, as files of variables need it. Signing with
 * any but an RSA key would fail silently, message by message.
 */
function readPrivateKey(given: string, context: z.RefinementCtx): string {
  try {
    const pem = given.startsWith('-----BEGIN') ? given.replaceAll('\\n', '\n') : readFileSync(given)
    const key = createPrivateKey(pem)
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    if (key.asymmetricKeyType === 'rsa' && bits >= 1024)
      return key.export({ type: 'pkcs8', format: 'pem' }).toString()
  } catch {}
  context.addIssue({
    code: 'custom',
    message: 'must be a private RSA key in PEM form, or the path of a file with one',
  })
  return z.NEVER
}
