import { createTransport } from 'nodemailer'
import { accept, refuse } from '#domain/result.ts'
import { type Mail, MailDown } from './mail.ts'
import { renderMessage } from './render-message.ts'

/** How long each step with the mail server may take, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** An address with or without a name: `Maple Court <mail@example.com>`. */
type Sender = { address: string }

/**
 * Sends by SMTP over a few connections that stay open. `url` is `smtp://` or `smtps://`, with user and
 * password where the server asks for them.
 */
export function smtpMail({ url, from }: { url: string; from: Sender }): Mail {
  const transport = createTransport({ url, pool: true, maxConnections: 5, ...patience } as never)
  const host = from.address.slice(from.address.lastIndexOf('@') + 1)
  return {
    async send({ id, to, locale, senderName }, message) {
      const { subject, html, text } = await renderMessage(message, locale)
      try {
        await transport.sendMail({
          messageId: `<${id}@${host}>`,
          from: { name: senderName, address: from.address },
          to: { name: '', address: to },
          subject,
          html,
          text,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
        })
        return accept(null)
      } catch (error) {
        const { responseCode, message: words } = error as Error & { responseCode?: number }
        if (responseCode !== undefined && responseCode >= 500 && aboutRecipient(error))
          return refuse({ because: 'address rejected', words })
        throw new MailDown(words, { isAway: isAwayWith(responseCode), cause: error })
      }
    },
    async close() {
      transport.close()
    },
  }
}

/** No answer at all, or one with which a server ends every conversation. */
function isAwayWith(responseCode: number | undefined): boolean {
  return responseCode === undefined || responseCode === 421
}

/** A refused sender or sign-in is our own trouble and must not be held against the address. */
function aboutRecipient(error: unknown): boolean {
  const { command } = error as { command?: string }
  return command === 'RCPT TO' || command === 'DATA' || command === 'API'
}
