import { createServer, type Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A message as it came over the wire. */
export type Dropped = {
  /** The envelope sender, where bounces go. */
  from: string
  to: string[]
  /** What was asked about delivery status notifications. */
  asked: unknown
  raw: string
  email: Email
}

/** A real mail server on this machine that keeps what it gets; `behaviour` lets it refuse or misbehave. */
export async function aMailDrop(behaviour: SMTPServerOptions = {}) {
  const received: Dropped[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const { mailFrom, rcptTo, dsn } = envelope
        const raw = Buffer.concat(chunks).toString('latin1')
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          asked: { ...dsn, ...rcptTo[0]?.dsn },
          raw,
          email: await PostalMime.parse(Buffer.concat(chunks)),
        })
        done()
      })
    },
    ...behaviour,
  })
  server.on('error', () => {}) // a client that gives up is what some tests are about
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { url: `smtp://127.0.0.1:${port}`, received, server }
}

/** What a mail server says when it refuses. */
export function aNo(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}

const usualAnswers: [RegExp, string][] = [
  [/^greeting/, '220 ready'],
  [/^EHLO/, '250 hello'],
  [/^DATA/, '354 go on'],
  [/^QUIT/, '221 bye'],
  [/./, '250 ok'],
]

/**
 * A mail server on bare TCP, for what no decent one does. The script answers a line with `null` as
 * everyone would, with '' by silence, with `hang up`, or with `trickle`: words without end.
 */
export async function aScriptedServer(script: (line: string) => string | null) {
  const server = createServer((socket) => {
    let inMessage = false
    const hear = (line: string) => {
      if (inMessage && line !== '.') return
      inMessage = line === 'DATA'
      answer(socket, script(line) ?? usualAnswers.find(([pattern]) => pattern.test(line))![1])
    }
    socket.on('error', () => {})
    socket.on('data', (chunk) => chunk.toString().split('\r\n').filter(Boolean).forEach(hear))
    onTestFinished(() => void socket.destroy())
    hear('greeting')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `smtp://127.0.0.1:${(server.address() as { port: number }).port}` }
}

function answer(socket: Socket, said: string): void {
  if (said === 'hang up') socket.destroy()
  else if (said === 'trickle') setInterval(() => socket.write('250-wait\r\n'), 50).unref()
  else if (said) socket.write(`${said}\r\n`)
}
