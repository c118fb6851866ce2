import { createServer } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import { expect, onTestFinished, test } from 'vitest'
import { imapInbox } from './imap.ts'
import { type Inbox, mostBytes } from './inbox.ts'
import { memoryInbox } from './memory.ts'

/** How many messages come at once here. */
const most = 4

const patience = { connecting: 1000, silence: 1000 }

/** A mailbox with these messages, and a way for another to come. */
type Filled = { inbox: Inbox; arrive(raw: string): void }

/** A real IMAP server on this machine, with a user whose name and password need encoding. */
async function aMailServer(messages: readonly string[], folder = 'INBOX', seen: string[] = []) {
  const filled = {
    messages: [
      ...seen.map((raw) => ({ raw, flags: ['\\Seen'] })),
      ...messages.map((raw) => ({ raw })),
    ],
  }
  const server = hoodiecrow({
    plugins: ['ID', 'ENABLE', 'LITERALPLUS', 'UIDPLUS'],
    users: { 'bounces@maple.example': { password: 'a b/c:d' } },
    storage:
      folder === 'INBOX' ? { INBOX: filled } : { INBOX: {}, '': { folders: { [folder]: filled } } },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close())
  const { port } = server.server.address() as { port: number }
  const at = `127.0.0.1:${port}/${encodeURIComponent(folder)}`
  return { server, url: `imap://bounces%40maple.example:a%20b%2Fc%3Ad@${at}`, port }
}

const adapters: Record<string, (messages: readonly string[]) => Promise<Filled>> = {
  async memory(messages) {
    const inbox = memoryInbox({ most })
    const arrive = (raw: string) => inbox.waiting.push(Buffer.from(raw, 'latin1'))
    messages.forEach(arrive)
    return { inbox, arrive }
  },
  async imap(messages) {
    const { server, url } = await aMailServer(messages)
    const arrive = (raw: string) => server.appendMessage('INBOX', [], new Date(), raw)
    return { inbox: imapInbox({ url, patience, most }), arrive }
  },
}

const everyAdapter = Object.entries(adapters).map(([name, open]) => ({ name, open }))

/** Everything that is handed over in one visit. */
async function everythingIn(inbox: Inbox): Promise<string[]> {
  const taken: string[] = []
  await inbox.empty(async (raw) => taken.push(Buffer.from(raw).toString('latin1')))
  return taken
}

const [one, two, three] = ['one', 'two', 'three'].map(
  (name) => `Subject: ${name}\r\n\r\nÄ ${name}\r\n`,
) as [string, string, string]

test.for(everyAdapter)(
  'every message is handed over once, oldest first ($name)',
  async ({ open }) => {
    const { inbox, arrive } = await open([one, two])
    expect(await everythingIn(inbox)).toEqual([one, two])
    expect(await everythingIn(inbox)).toEqual([])
    arrive(three)
    expect(await everythingIn(inbox)).toEqual([three])
  },
)

test.for(everyAdapter)('an empty mailbox hands over nothing ($name)', async ({ open }) => {
  const { inbox } = await open([])
  expect(await everythingIn(inbox)).toEqual([])
})

test.for(everyAdapter)(
  'what could not be taken stays, and so does what comes after ($name)',
  async ({ open }) => {
    const { inbox } = await open([one, two, three])
    let count = 0
    const failing = inbox.empty(async () => {
      count += 1
      if (count === 2) throw new Error('the database is away')
    })
    await expect(failing).rejects.toThrow('the database is away')
    expect(await everythingIn(inbox)).toEqual([two, three])
  },
)

test.for(everyAdapter)('who is asked to stop leaves the rest ($name)', async ({ open }) => {
  const { inbox } = await open([one, two])
  const stopping = new AbortController()
  await inbox.empty(async () => stopping.abort(), { signal: stopping.signal })
  expect(await everythingIn(inbox)).toEqual([two])
})

test.for(everyAdapter)(
  'of a large message the beginning is handed over ($name)',
  async ({ open }) => {
    const { inbox } = await open([`Subject: large\r\n\r\n${'x'.repeat(2 * mostBytes)}`])
    const [beginning] = await everythingIn(inbox)
    expect(beginning).toHaveLength(mostBytes)
    expect(beginning).toMatch(/^Subject: large\r\n\r\nx+$/)
  },
)

test.for(everyAdapter)('a flood comes in parts ($name)', async ({ open }) => {
  const { inbox } = await open(Array.from({ length: most + 2 }, (_, at) => `X: ${at}\r\n\r\n`))
  expect(await everythingIn(inbox)).toHaveLength(most)
  expect(await everythingIn(inbox)).toHaveLength(2)
})

test.for(everyAdapter)(
  'what is left for later comes again, and keeps nothing behind it waiting ($name)',
  async ({ open }) => {
    const flood = Array.from({ length: most + 1 }, (_, at) => `Subject: flood ${at}\r\n\r\n`)
    const { inbox } = await open([...flood, one, two])
    const taken: string[] = []
    const visit = () =>
      inbox.empty(async (raw) => {
        const text = Buffer.from(raw).toString('latin1')
        if (text.includes('flood')) return 'later'
        taken.push(text)
        return 'done'
      })
    await visit()
    expect(taken).toEqual([])
    await visit()
    expect(taken).toEqual([one, two])
    const later = [...(await everythingIn(inbox)), ...(await everythingIn(inbox))]
    expect(later.sort()).toEqual(flood)
  },
)

test('a folder may have any name, and what somebody has read there is left alone', async () => {
  const { url, server } = await aMailServer([one], 'Returned mail', [two])
  expect(await everythingIn(imapInbox({ url, patience }))).toEqual([one])
  expect(server.getMailbox('Returned mail').messages.map(({ flags }) => flags)).toEqual([
    ['\\Seen'],
    ['\\Seen'],
  ])
})

test('a wrong password is told as trouble with the mailbox', async () => {
  const { port } = await aMailServer([one])
  const inbox = imapInbox({ url: `imap://bounces:wrong@127.0.0.1:${port}/INBOX`, patience })
  await expect(everythingIn(inbox)).rejects.toMatchObject({ name: 'InboxDown' })
})

test('a folder that is not there is told as trouble with the mailbox', async () => {
  const { url } = await aMailServer([one])
  const inbox = imapInbox({ url: url.replace('/INBOX', '/Nowhere'), patience })
  await expect(everythingIn(inbox)).rejects.toMatchObject({ name: 'InboxDown' })
})

test.for([
  ['is not there', null],
  ['says nothing', ''],
  ['speaks no IMAP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['says good-bye', '* BYE too busy\r\n'],
] as const)('a server that %s is told as trouble with the mailbox', async ([, words]) => {
  const server = createServer((socket) => {
    socket.on('error', () => {}).write(words ?? '')
    onTestFinished(() => void socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  if (words === null) server.close()
  else onTestFinished(() => void server.close())
  const inbox = imapInbox({ url: `imap://a:b@127.0.0.1:${port}/INBOX`, patience })
  await expect(everythingIn(inbox)).rejects.toMatchObject({ name: 'InboxDown' })
})
