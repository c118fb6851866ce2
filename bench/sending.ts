import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { inCommunity } from '#database/in-community.ts'
import { newId } from '#domain/new-id.ts'
import { expectPeople, type Inside } from '../e2e/faults/house.ts'
import { atLeast, inTurn, type Row } from './measure.ts'
import { openStage, startPeer } from './stage.ts'

const messages = 3000
const connections = 5

/**
 * P10: invitations from the outbox to a mail server of this machine, with claim, code and mark,
 * beside the same letter handed to a pool of nodemailer that remembers nothing.
 */
export async function measureSending(): Promise<Row[]> {
  const letterFile = join(tmpdir(), `communitrak-letter-${process.pid}.eml`)
  const sink = await startPeer('mail-sink.ts', { LETTER: letterFile })
  const url = sink.url.replace('http:', 'smtp:')
  const stage = await openStage({ SMTP_URL: url })
  const queue = await queueFor(stage.inside)
  await sendAll(stage.inside, () => queue(1))
  const letter = await PostalMime.parse(await readFile(letterFile))
  const rates = await inTurn({
    ours: () => sendAll(stage.inside, () => queue(messages)),
    peer: () => nodemailerAlone(url, letter),
  })
  await stage.close()
  await sink.stop()
  await rm(letterFile)
  const about = { target: 'P10', what: 'invitations sent', unit: '/s' }
  const note = `pooled nodemailer, ${connections} connections, the same letter`
  return [atLeast({ ...about, ours: rates.ours, peer: rates.peer, note }, 0.6)]
}

/** Puts so many messages of one invitation into the outbox. */
async function queueFor(inside: Inside) {
  const { leader, people } = await expectPeople(inside, 1)
  const { communityId } = leader
  const { invitationId, memberId } = people[0]!
  const { db } = inside
  return (count: number) =>
    inCommunity(db, communityId, async (db, now) => {
      const about = { communityId, invitationId, memberId, channel: 'email', locale: 'en' }
      const times = { template: 'invitation', queuedAt: now, dueAt: now }
      const rows = Array.from({ length: count }, (_, at) => ({
        ...about,
        ...times,
        id: newId(),
        recipient: `resident-${at}@example.com`,
      }))
      await db.insertInto('deliveries').values(rows).execute()
    })
}

/** From the moment the messages are there until the last is marked as sent, in messages a second. */
async function sendAll({ owner }: Inside, queue: () => Promise<unknown>): Promise<number> {
  await queue()
  const startedAt = performance.now()
  for (;;) {
    const answer = await sql<{ waiting: boolean }>`
      select exists (select from deliveries where sent_at is null) as waiting`.execute(owner)
    if (!answer.rows[0]!.waiting) break
    await sleep(50) // looking costs a scan, which sending would pay for
  }
  return messages / ((performance.now() - startedAt) / 1000)
}

async function nodemailerAlone(
  url: string,
  { subject, html, text }: { subject?: string; html?: string; text?: string },
): Promise<number> {
  const transport = createTransport({ url, pool: true, maxConnections: connections } as never)
  const from = { name: 'Maple Court via Communitrak', address: 'mail@communitrak.example' }
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: messages }, (_, at) =>
      transport.sendMail({ subject, html, text, from, to: `resident-${at}@example.com` }),
    ),
  )
  const seconds = (performance.now() - startedAt) / 1000
  transport.close()
  return messages / seconds
}
