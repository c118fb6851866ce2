import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { Db } from '#database/connect.ts'
import { forSupport } from '#database/for-asker.ts'
import { mailAnswers } from '#domain/conversations/mail-answers.ts'
import { writeMessage } from '#domain/conversations/write-message.ts'
import { addMinutes } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { aConversation } from '#test/conversations.ts'
import { anEmail } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { aFolder, startApplication } from '../application.ts'
import { type Inside, lookInside } from './house.ts'
import { aMoodyServer } from './moody-mail-server.ts'

/** A killed worker’s letter is taken by another when its lease is over, in milliseconds; and time to send. */
const patience = 120_000

/** One process that sends, its mail server, and a look inside. */
async function aHouse() {
  const folder = await aFolder()
  const mail = await aMoodyServer()
  await mail.come()
  const start = () =>
    startApplication({
      dataDir: folder.path,
      env: { SMTP_URL: mail.url, SUPPORT_ADDRESS: 'help@communitrak.test', LOG_LEVEL: 'fatal' },
    })
  const house = { mail, start, worker: await start(), inside: null as unknown as Inside }
  house.inside = await lookInside(folder.path)
  onTestFinished(async () => {
    await house.inside.close()
    await house.worker.stop()
    await mail.leave()
    await folder.remove()
  })
  return house
}

/** What the outbox knows of the letters of a conversation. */
async function lettersOf({ owner }: Inside, conversationId: string) {
  const answer = await sql<{ id: string; sent: boolean }>`
    select id, sent_at is not null as sent from account_deliveries
    where facts ->> 'conversationId' = ${conversationId} order by queued_at`.execute(owner)
  return answer.rows
}

/** An answer that rests long enough for a letter. */
function said(db: Db, conversationId: string): Promise<number | null> {
  const answer = { conversationId, author: 'support', text: 'Here it is.', key: newId() } as const
  return forSupport(
    db,
    (db, now) => writeMessage(db, { ...answer, now }),
    addMinutes(new Date(), -2),
  )
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + patience
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`It never came: ${what}.`)
    await sleep(50)
  }
}

test('kill -9 between the server’s yes and our mark sends a letter of support once more at most, as the same letter', async () => {
  const house = await aHouse()
  const { inside, mail } = house
  const { db } = inside
  const limits = theLimits(db)
  const email = anEmail('take-away')
  const { conversationId } = await aConversation(db, { limits }, { email })
  const number = await said(db, conversationId)
  const killed = Promise.withResolvers<void>()
  mail.onTaking = () => {
    mail.onTaking = () => {}
    house.worker.process.kill('SIGKILL') // it is gone before it can hear the yes
    killed.resolve()
  }
  await mailAnswers(db) // or the worker's own job, which looks every minute
  await killed.promise
  await house.worker.kill()
  house.worker = await house.start()
  const [letter] = await lettersOf(inside, conversationId)
  await until('the mark', async () => (await lettersOf(inside, conversationId))[0]!.sent)

  const taken = [...mail.taken]
  expect(taken).toHaveLength(1) // one Message-ID, however often
  expect(taken[0]![0]).toContain(letter!.id)
  expect(taken[0]![1]).toBe(2)
  const { mailedTo } = await forSupport(db, (db) =>
    db
      .selectFrom('conversations')
      .select('mailedTo')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow(),
  )
  expect(mailedTo).toBe(number)
  expect(await mailAnswers(db)).toBe(0)
  await said(db, conversationId)
  await mailAnswers(db)
  await until('the next letter', async () => {
    const letters = await lettersOf(inside, conversationId)
    return letters.length === 2 && letters.every(({ sent }) => sent)
  })
  expect([...mail.taken.values()].slice(1)).toEqual([1])
}, 200_000)
