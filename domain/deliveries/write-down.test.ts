import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { accept } from '#domain/result.ts'
import { MailDown } from '#integrations/mail/mail.ts'
import { anInvitation } from '#test/factories.ts'
import { aMailServer, aPostOffice } from '#test/post-office.ts'
import { change, rowsOf } from '#test/rows.ts'

const past = new Date('2026-04-01T12:00:00Z')

test('what a server has taken while the database is away is written down when it is back', async () => {
  const { db, address, letters, send } = await aPostOffice()
  const { by } = await anInvitation(db)
  const away = await anAbsence(address)
  const server = aMailServer(async () => {
    await away.begin()
    return accept(null)
  })

  const sending = send(server)
  await away.noticed()
  await away.end()

  expect(await sending).toBe(1)
  const outbox = await rowsOf(db, by.communityId, 'deliveries')
  expect(outbox).toMatchObject([{ sentAt: expect.any(Date), leasedUntil: null, attempts: 1 }])
  await change(db, 'deliveries', outbox[0]!, { dueAt: past })
  expect(await send()).toBe(0)
  expect(letters).toEqual([])
})

test.for([
  ['takes it', accept(null), { sentAt: expect.any(Date), leasedUntil: null, attempts: 2 }],
  ['is away', new MailDown('no route', { isAway: true }), { sentAt: null, attempts: 2 }],
  ['refuses for now', new MailDown('451 later'), { sentAt: null, problem: null, attempts: 2 }],
] as const)(
  'a worker that comes too late, to whom the server %s, leaves to the next what is in its hands',
  async ([, outcome, expected]) => {
    const { db, send } = await aPostOffice()
    const { by } = await anInvitation(db)
    const slow = aServerThatAnswers(outcome)
    const next = aServerThatAnswers(accept(null))
    const first = send(slow.mail)
    await slow.asked
    const [held] = await rowsOf(db, by.communityId, 'deliveries')
    await change(db, 'deliveries', held!, { dueAt: past, leasedUntil: past })
    const second = send(next.mail)
    await next.asked

    slow.answer()
    await first

    const [inHands] = await rowsOf(db, by.communityId, 'deliveries')
    expect(inHands).toMatchObject(expected)
    expect(await send()).toBe(0)
    next.answer()
    await second
    const [sent] = await rowsOf(db, by.communityId, 'deliveries')
    expect(sent).toMatchObject({ sentAt: expect.any(Date), problem: null, attempts: 2 })
  },
)

/** A server that answers when it is told to. */
function aServerThatAnswers(outcome: ReturnType<typeof accept<null>> | Error) {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const mail = aMailServer(async () => {
    ask()
    await answered
    if (outcome instanceof Error) throw outcome
    return outcome
  })
  return { mail, asked, answer }
}

/** A time in which the database answers every writing about deliveries that it cannot now. */
async function anAbsence(address: string) {
  const owner: Db = connect(address, { as: 'owner', most: 1 })
  onTestFinished(() => owner.destroy())
  await sql`
    create sequence refused;
    grant usage on refused to communitrak_app;
    create function refuse() returns trigger language plpgsql as $$
      begin
        perform nextval('refused');
        raise 'the database system is starting up' using errcode = '57P03';
      end $$`.execute(owner)
  return {
    begin: () =>
      sql`
      create trigger away before update on deliveries for each statement execute function refuse()`.execute(
        owner,
      ),
    async noticed() {
      for (;;) {
        const { rows } = await sql<{ times: number }>`
          select case when is_called then last_value::int else 0 end as times from refused`.execute(
          owner,
        )
        if (rows[0]!.times >= 2) return
      }
    },
    end: () => sql`drop trigger away on deliveries`.execute(owner),
  }
}
