import type { Transporter } from 'nodemailer'
import { accept, refuse } from '#domain/result.ts'
import { renderMessage } from './letters.ts'
import { type Envelope, type Mail, MailDown } from './mail.ts'
import { isAboutRecipient, isAway, wordsOf } from './smtp-refusal.ts'

/** How a domain vouches for what we send (RFC 6376): an RSA key whose public half stands in the DNS. */
export type Dkim = {
  domain: string
  /** The name of the key below `_domainkey.` of the domain. */
  selector: string
  /** In PEM form. */
  privateKey: string
}

export type SmtpSettings = {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  url: string
  /** An address with or without a name: `Maple Court <mail@example.com>`. */
  from: { address: string }
  /** Where servers send back what they could not deliver; absent: to the sender. */
  bounceAddress?: string | null
  dkim?: Dkim | null
  patience?: Patience
}

/** How long each step with the mail server may take, and a message with its wait, in milliseconds. */
export type Patience = { connecting: number; greeting: number; silence: number; message: number }

/** Altogether less than a sender holds a message: afterwards another may send it again. */
const usualPatience = { connecting: 10_000, greeting: 10_000, silence: 25_000, message: 32_000 }

/** What a signature covers, as far as a message has it; one-click unsubscribing counts only if signed (RFC 8058). */
const signedHeaders =
  'From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:' +
  'Reply-To:In-Reply-To:References:Content-Language:Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post'

/** Sends by SMTP over a few connections that stay open. */
export function smtpMail(settings: SmtpSettings): Mail {
  const { patience = usualPatience, from } = settings
  let transport: Promise<Transporter> | undefined
  const address = /<([^<>]+)>\s*$/.exec(from.address)?.[1] ?? from.address
  const host = address.slice(address.lastIndexOf('@') + 1)
  return {
    async send(envelope, message) {
      const { id, to, locale, senderName, unsubscribeUrl } = envelope
      const words = await renderMessage(message, { locale, unsubscribeUrl })
      const recipient = { name: '', address: to }
      const letter = {
        ...words,
        ...namesOf(envelope, host),
        from: { name: senderName, address },
        to: recipient,
        envelope: { from: settings.bounceAddress ?? address, to: [recipient] },
        dsn: { id, return: 'headers', notify: ['failure', 'delay'] },
        headers: headersOf(envelope),
        signal: AbortSignal.timeout(patience.message),
      }
      transport ??= openTransport(settings, patience)
      try {
        await (await transport).sendMail(letter as never)
        return accept(null)
      } catch (error) {
        if (isAboutRecipient(error))
          return refuse({ because: 'address rejected', words: wordsOf(error) })
        throw new MailDown(wordsOf(error), { isAway: isAway(error), cause: error })
      }
    },
    async close() {
      ;(await transport?.catch(() => null))?.close()
    },
  }
}

/** What speaks SMTP is loaded with the first letter. */
async function openTransport(settings: SmtpSettings, patience: Patience): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport(transportOptions(settings, patience) as never)
}

function transportOptions({ url, dkim }: SmtpSettings, patience: Patience) {
  return {
    url,
    pool: true,
    maxConnections: 5,
    maxRequeues: 2, // a connection that rested may have been closed at the other end
    connectionTimeout: patience.connecting,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    dkim: dkim
      ? {
          domainName: dkim.domain,
          keySelector: dkim.selector,
          privateKey: dkim.privateKey,
          headerFieldNames: signedHeaders,
        }
      : undefined,
  }
}

/** A letter of a thread names it in its own Message-ID, for the answer, and names the thread and what it answers before. */
function namesOf({ id, thread }: Envelope, host: string) {
  if (!thread) return { messageId: `<${id}@${host}>` }
  const { token, answers, replyTo } = thread
  return {
    messageId: `<${id}.${token}@${host}>`,
    references: [`<thread.${token}@${host}>`, ...(answers ? [answers] : [])],
    ...(answers && { inReplyTo: answers }),
    ...(replyTo && { replyTo }),
  }
}

function headersOf({ locale, unsubscribeUrl }: Envelope): Record<string, string> {
  const always = { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale }
  if (unsubscribeUrl === null) return always
  return {
    ...always,
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
