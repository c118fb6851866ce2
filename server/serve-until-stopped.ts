import { sql } from 'kysely'
import { CannotStart } from './cannot-start.ts'
import { type Environment, isLocal, readEnvironment, WrongEnvironment } from './env.ts'
import { openDatabase } from './open-database.ts'
import type { Built, Serving } from './serve.ts'
import type { Services } from './services.ts'

/** What is different about a run that shows a sample. */
export type Sample = {
  environment(): Environment
  /** Prepares the sample, and answers what to print. */
  furnish(services: Services): Promise<string[]>
}

/** Serves until the process is asked to stop; a second wish to stop is granted at once. */
export async function serveUntilStopped(built: Built, sample?: Sample): Promise<void> {
  const serving = await start(built, sample)
  if (!serving) return
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

async function start(built: Built, sample?: Sample): Promise<Serving | null> {
  try {
    const serving = await open(sample?.environment() ?? readEnvironment(), built)
    await greet(serving, await furnish(serving, sample))
    return serving
  } catch (error) {
    explain(error)
    process.exitCode = 1
    return null
  }
}

/** Opens the database, and loads everything else while its server starts; who cannot serve lets go of it. */
async function open(environment: Environment, built: Built): Promise<Serving> {
  const meanwhile = () => {
    built.loadPages().catch(() => {}) // told by the first who asks for them
    import('./serve.ts').catch(() => {}) // told below
  }
  const database = await openDatabase(environment, { meanwhile })
  try {
    const { serve } = await import('./serve.ts')
    return await serve(environment, built, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function furnish(serving: Serving, sample?: Sample): Promise<string[]> {
  if (!sample) return []
  try {
    return await sample.furnish(serving.services)
  } catch (error) {
    await serving.stop()
    throw error
  }
}

/** Says why we cannot start: in one line for each fault of the environment, in full for one of ours. */
function explain(error: unknown): void {
  const faults = error instanceof WrongEnvironment ? error.faults : [(error as Error).message]
  const known = error instanceof WrongEnvironment || error instanceof CannotStart
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  if (!known) process.stderr.write(`${(error as Error).stack}\n`)
}

/** Says where to go; on the very first run, how to create the first community. */
async function greet({ url, services }: Serving, more: readonly string[]): Promise<void> {
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
  process.stdout.write(`${[...lines, ...more].join('\n')}\n`)
}
