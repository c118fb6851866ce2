import type { ImapFlow, ImapFlowOptions } from 'imapflow'
import { type FairQueue, fairQueue } from './fair-queue.ts'
import { type Inbox, InboxDown, mostBytes, mostMessages } from './inbox.ts'

/** How long each step with the mailbox may take, in milliseconds. */
type Patience = { connecting: number; silence: number }

const usualPatience = { connecting: 10_000, silence: 30_000 }

/**
 * A mailbox read by IMAP. `url` is `imaps://user:password@host/FOLDER`, user, password and folder
 * percent-encoded; without a folder INBOX. With `imap://` the connection must be encrypted before the
 * password is said, unless the mailbox is on this machine. What is done with is marked as seen.
 */
export function imapInbox({
  url,
  most = mostMessages,
  mostBytes: bytes = mostBytes,
  patience = usualPatience,
}: {
  url: string
  most?: number
  mostBytes?: number
  patience?: Patience
}): Inbox {
  const options = optionsFrom(new URL(url), patience)
  const folder = decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX'
  const queue = fairQueue()
  return {
    async empty(take, { signal } = {}) {
      const { ImapFlow } = await import('imapflow') // only where there is a mailbox
      const client = new ImapFlow(options)
      client.on('error', () => {}) // told by the call that waits
      try {
        await down(client.connect())
        const lock = await down(client.getMailboxLock(folder))
        try {
          await takeAll(client, take, { queue, most, bytes, signal })
        } finally {
          lock.release()
        }
        await down(client.logout())
      } finally {
        client.close()
      }
    },
  }
}

async function takeAll(
  client: ImapFlow,
  take: (raw: Uint8Array) => Promise<unknown>,
  {
    queue,
    most,
    bytes,
    signal,
  }: { queue: FairQueue; most: number; bytes: number; signal?: AbortSignal },
): Promise<void> {
  const waiting = (await down(client.search({ seen: false }, { uid: true }))) || []
  for (const uid of queue.choose(waiting, most)) {
    if (signal?.aborted) return
    const wanted = { source: { maxLength: bytes } }
    const message = await down(client.fetchOne(String(uid), wanted, { uid: true }))
    if (message && (await take(message.source ?? new Uint8Array())) === 'later') {
      queue.leave(uid)
      continue
    }
    await down(client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }))
  }
}

function optionsFrom(url: URL, { connecting, silence }: Patience): ImapFlowOptions {
  const secure = url.protocol === 'imaps:'
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 993 : 143)),
    secure,
    doSTARTTLS: secure || isHere ? undefined : true,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: connecting,
    greetingTimeout: connecting,
    socketTimeout: silence,
  }
}

/** Trouble with the mailbox is told apart from trouble with what was taken. */
async function down<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const { message, responseText } = error as Error & { responseText?: string }
    throw new InboxDown(responseText ?? message, { cause: error })
  }
}
