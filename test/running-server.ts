import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { type Environment, readEnvironment } from '#server/env.ts'
import { openDatabase } from '#server/open-database.ts'
import { serve } from '#server/serve.ts'
import { secret } from './full-database.ts'
import { builtPages, clientFolder, publicUrl } from './visitor.ts'

/** The built application on a port of this machine, for requests that no browser sends. */
export async function aServer(databaseUrl: string, variables: Record<string, string> = {}) {
  const environment: Environment = {
    ...readEnvironment({
      PUBLIC_URL: publicUrl,
      SMTP_URL: 'smtp://nowhere.invalid',
      SERVER_KEY: secret.toString('hex'),
      ROLE: 'web',
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...variables,
    }),
    databaseUrl,
  }
  const built = { loadPages: builtPages, clientFolder }
  const serving = await serve(environment, built, await openDatabase(environment))
  onTestFinished(() => serving.stop())
  const url = serving.url!
  return {
    url,
    services: serving.services,
    /** Says this, byte by byte, and answers what the server said before it closed. */
    async say(words: string): Promise<Said> {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      await once(socket, 'connect')
      socket.write(words)
      return readAnswer(await text(socket))
    },
  }
}

/** An answer as it stood on the wire. */
export type Said = { status: number; headers: Headers; body: string }

function readAnswer(raw: string): Said {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = new Headers(
    lines.map((line): [string, string] => [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  return { status: Number(first.split(' ')[1]), headers, body: rest.join('\r\n\r\n') }
}
