import { SMTPServer } from 'smtp-server'
import { freePort } from '../application.ts'

/** What the server does with a message; the name before the dash of its recipient says it. */
export type Mood = 'take' | 'later' | 'never' | 'hang'

/** A mail server that is not always in the mood. */
export type MoodyServer = {
  /** For `SMTP_URL`, whether it is there or away. */
  url: string
  /** How often each message was taken, by Message-ID and recipient. */
  taken: Map<string, number>
  recipients: string[]
  /** From now on it takes everything. */
  calmDown(): void
  /** Called when the server has taken a message, before it says so. */
  onTaking: () => void
  /** Called as soon as the server has said that it took a message. */
  onTaken: (count: number) => void
  come(): Promise<void>
  leave(): Promise<void>
}

export async function aMoodyServer(): Promise<MoodyServer> {
  const port = await freePort()
  let calm = false
  let server: SMTPServer | null = null
  const moody: MoodyServer = {
    url: `smtp://127.0.0.1:${port}`,
    taken: new Map(),
    recipients: [],
    calmDown: () => {
      calm = true
    },
    onTaking: () => {},
    onTaken: () => {},
    async come() {
      server = new SMTPServer(behaviour(moody, () => calm))
      server.on('error', () => {}) // a client was killed in the middle of a sentence
      await new Promise<void>((resolve) => server!.listen(port, '127.0.0.1', resolve))
    },
    async leave() {
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
      server = null
    },
  }
  return moody
}

function behaviour(moody: MoodyServer, isCalm: () => boolean) {
  const moodFor = (address: string) =>
    isCalm() ? 'take' : ((/^(\w+)-/.exec(address)?.[1] ?? 'take') as Mood)
  return {
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }: { address: string }, _: unknown, done: (error?: Error) => void) {
      const mood = moodFor(address)
      if (mood === 'later') return done(refusal(451, '4.7.1 please try again later'))
      if (mood === 'never') return done(refusal(550, '5.1.1 nobody of that name'))
      done()
    },
    onData(
      stream: NodeJS.ReadableStream,
      session: { envelope: { rcptTo: { address: string }[] } },
      done: () => void,
    ) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo.map(({ address }) => address)
        if (moodFor(to!) === 'hang') return
        const [, id = ''] = /^message-id:\s*(\S+)/im.exec(Buffer.concat(parts).toString('latin1'))! // it may be folded
        const key = `${id} ${to}`
        moody.taken.set(key, (moody.taken.get(key) ?? 0) + 1)
        moody.recipients.push(to!)
        moody.onTaking()
        done()
        moody.onTaken(moody.recipients.length)
      })
    },
  }
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}
