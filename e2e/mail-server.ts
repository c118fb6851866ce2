import { setTimeout as sleep } from 'node:timers/promises'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server of this machine that takes every message and lets tests read them. */
export type MailServer = {
  /** For `SMTP_URL`. */
  url: string
  /** Every message so far, with the addresses it was sent to. */
  received: { to: string[]; email: Email }[]
  /** The newest message to an address, as soon as it is there; `about` is part of its subject. */
  waitFor(address: string, about?: string): Promise<Email>
  close(): Promise<void>
}

/** How long a message may take from the click to the mailbox, in milliseconds. */
const patience = 60_000

/** Starts the mail server on a free port, or on the one of `url`. */
export async function startMailServer(): Promise<MailServer> {
  const received: MailServer['received'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const email = await PostalMime.parse(Buffer.concat(chunks))
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), email })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    async waitFor(address, about = '') {
      const giveUpAt = Date.now() + patience
      while (Date.now() < giveUpAt) {
        const found = received.findLast(
          ({ to, email }) => to.includes(address) && (email.subject ?? '').includes(about),
        )
        if (found) return found.email
        await sleep(25)
      }
      throw new Error(`No message “${about}” came for ${address}.`)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The first address in a message that leads to a path of ours. */
export function linkIn(email: Email, path: string): string {
  const found = new RegExp(`https?://[^\\s"<>\\]]+${path}[^\\s"<>\\]]*`).exec(email.text ?? '')
  if (!found) throw new Error(`No link to ${path} in: ${email.text}`)
  return found[0]
}

/** The six digits in a message. */
export function sixDigitsIn(email: Email): string {
  const found = /(?<!\d)\d{6}(?!\d)/.exec(email.text ?? '')
  if (!found) throw new Error(`No code in: ${email.text}`)
  return found[0]
}
