/** An IMAP server in memory, as far as our tests use it. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  type Folder = {
    messages?: { raw: string; flags?: string[] }[]
    folders?: Record<string, Folder>
  }
  type Hoodiecrow = {
    server: Server
    listen(port: number, host: string, done: () => void): void
    close(done?: () => void): void
    appendMessage(mailbox: string, flags: string[], internaldate: Date, raw: string): void
    getMailbox(path: string): { messages: { flags: string[] }[] }
  }
  function hoodiecrow(options: {
    plugins?: string[]
    users?: Record<string, { password: string }>
    storage?: Record<string, Folder>
  }): Hoodiecrow
  export = hoodiecrow
}
