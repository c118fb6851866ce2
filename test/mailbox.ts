import hoodiecrow from 'hoodiecrow-imap'
import { onTestFinished } from 'vitest'

/** A real mailbox on this machine, read by IMAP until the test ends. */
export async function aMailbox(): Promise<{ url: string; arrive: (raw: Uint8Array) => void }> {
  const server = hoodiecrow({ plugins: ['ID', 'ENABLE'], storage: { INBOX: { messages: [] } } })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close())
  const { port } = server.server.address() as { port: number }
  return {
    url: `imap://testuser:testpass@127.0.0.1:${port}/INBOX`,
    arrive: (raw) =>
      server.appendMessage('INBOX', [], new Date(), Buffer.from(raw).toString('latin1')),
  }
}
