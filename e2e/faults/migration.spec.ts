import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aFolder, main } from '../application.ts'
import { aPostgres, type Postgres } from './postgres.ts'

/** Into how many parts a migration is cut by those that are killed. */
const moments = 8

test('a migration that is killed, wherever, is finished by the next, as if nobody had killed it', async ({
  onTestFinished,
}) => {
  const { path: folder, remove } = await aFolder()
  const server = await aPostgres(folder)
  onTestFinished(async () => {
    await server.kill()
    await remove()
  })
  const startedAt = performance.now()
  expect(await migrate(server, 'unbroken')).toBe(0)
  const taken = performance.now() - startedAt
  const whole = await schemaOf(server, 'unbroken')
  expect(whole.length).toBeGreaterThan(500)

  for (let moment = 1; moment <= moments; moment += 1) {
    const name = `killed_${moment}`
    const killAfter = (taken * (moment - Math.random())) / moments
    expect([null, 0], name).toContain(await migrate(server, name, killAfter))
    expect(await migrate(server, name), name).toBe(0)
    expect(await schemaOf(server, name), `killed after ${Math.round(killAfter)} ms`).toEqual(whole)
  }
})

/** Brings a database up to date, which is made for it; answers the exit code, null where it was killed before. */
async function migrate(
  { address, ask }: Postgres,
  name: string,
  killAfter?: number,
): Promise<number | null> {
  await ask(`create database ${name}`).catch(() => {}) // the second time it is there
  const child = spawn(process.execPath, [main, 'migrate'], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: address.replace('/postgres?', `/${name}?`),
      SERVER_KEY: '7'.repeat(64),
    },
  })
  const gone = once(child, 'exit')
  if (killAfter !== undefined) {
    await Promise.race([gone, sleep(killAfter)])
    child.kill('SIGKILL')
  }
  const [code] = await gone
  return code
}

/** Every column, index, rule and queue of a database, a line each. */
async function schemaOf({ ask }: Postgres, name: string): Promise<string[]> {
  const lines = await ask(
    `select format('%s.%s.%s %s', table_schema, table_name, column_name, data_type) as line
       from information_schema.columns where table_schema in ('public', 'pgboss')
     union all select indexdef from pg_indexes where schemaname in ('public', 'pgboss')
     union all select pg_get_constraintdef(oid) || ' ' || conname from pg_constraint where connamespace = 'public'::regnamespace
     union all select polname from pg_policy
     union all select 'queue ' || name from pgboss.queue
     order by 1`,
    name,
  )
  return lines.map(({ line }) => line as string)
}
