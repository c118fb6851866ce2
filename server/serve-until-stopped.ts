import { sql } from 'kysely'
import { isLocal, readEnvironment, WrongEnvironment } from './env.ts'
import { CannotStart } from './open-database.ts'
import { type Built, type Serving, serve } from './serve.ts'

/** Serves until the process is asked to stop; a second wish to stop is granted at once. */
export async function serveUntilStopped(built: Built): Promise<void> {
  const serving = await start(built)
  if (!serving) return
  await greet(serving)
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    await serving.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function start(built: Built): Promise<Serving | null> {
  try {
    return await serve(readEnvironment(), built)
  } catch (error) {
    const faults = error instanceof WrongEnvironment ? error.faults : [(error as Error).message]
    const known = error instanceof WrongEnvironment || error instanceof CannotStart
    for (const fault of faults) process.stderr.write(`${fault}\n`)
    if (!known) process.stderr.write(`${(error as Error).stack}\n`)
    process.exitCode = 1
    return null
  }
}

/** Says where to go; on the very first run, how to create the first community. */
async function greet({ url, services }: Serving): Promise<void> {
  const { publicUrl, db, keepsMessages } = services
  if (url === null) {
    process.stdout.write('Communitrak runs jobs.\n')
    return
  }
  const lines = [`Communitrak serves ${publicUrl}`]
  if (isLocal({ publicUrl }) && new URL(publicUrl).port !== new URL(url).port)
    lines.push(`  on ${url}`)
  const first = await sql<{ first: boolean }>`
    select not exists (select from accounts) as first`.execute(db)
  if (first.rows[0]?.first)
    lines.push('', `This is the first start. Create your community at ${publicUrl}/start`)
  if (keepsMessages)
    lines.push(`Without SMTP_URL no mail leaves: read the messages at ${publicUrl}/dev/outbox`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
