import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import { connect, type Db } from '#database/connect.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { noAnswers } from '#domain/members/member.ts'
import { freshDatabase } from '#test/database.ts'
import { anEmail, anInvitation, key } from '#test/factories.ts'
import {
  aFounding,
  anIdentity,
  aSignUp,
  aTicket,
  lettersTo,
  test,
  theLimits,
} from '#test/identity.ts'
import { change, rowOf, rowsOf } from '#test/rows.ts'
import { verifySignUp } from './verify-sign-up.ts'

const from = '192.0.2.7'
const link = { evidence: { link: true }, from } as const

test('a proven address joins with its invitation', async ({ db, tools }) => {
  const { by, email, invitationId, memberId } = await anInvitation(db)
  const { communityId } = by
  const answers = { ...noAnswers, showPhone: true }
  const purpose = { invitation: { communityId, invitationId }, answers }
  const ticket = await aTicket(db, tools, aSignUp({ email, phone: '+15125550123', purpose }))
  const at = new Date()

  const verified = await verifySignUp(db, { ...tools, at }, { ...ticket, ...link })

  if (!verified.ok) throw new Error(verified.refusal.because)
  const { accountId, outcome } = verified.value
  expect(outcome).toEqual({ joined: { communityId } })
  const joined = { accountId, joinedAt: at, email, phone: '+15125550123', answers }
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject(joined)
  const spent = { redeemedAt: at, sealedCode: null }
  expect(await rowOf(db, 'invitations', { communityId, id: invitationId })).toMatchObject(spent)
  const events = await rowsOf(db, communityId, 'auditEvents')
  expect(events.find(({ deed }) => deed === 'joined')).toMatchObject({
    actorId: memberId,
    accountId,
    memberId,
    invitationId,
    fromAddress: from,
  })
})

test('a proven address without an invitation has its community created', async ({ db, tools }) => {
  const founding = aFounding({ name: 'Verified Vale' })
  const ticket = await aTicket(db, tools, aSignUp({ purpose: { founding } }))
  const verify = () => verifySignUp(db, tools, { ...ticket, ...link })
  const verified = await verify()
  if (!verified.ok) throw new Error(verified.refusal.because)
  const { accountId, outcome } = verified.value
  expect(outcome).toMatchObject({ founded: { slug: 'verified-vale' } })
  const entered = await enterCommunity(db, { accountId, from }, 'verified-vale')
  expect(entered).toMatchObject({ ok: true, value: { isLeader: true } })
  expect(await verify()).toEqual(verified)
})

test('an open invitation pauses the founding, however often the address is proven', async ({
  db,
  tools,
}) => {
  const { by, email, invitationId } = await anInvitation(db)
  const founding = aFounding({ name: 'Paused Pines' })
  const ticket = await aTicket(db, tools, aSignUp({ email, purpose: { founding } }))
  const verify = () => verifySignUp(db, tools, { ...ticket, ...link })

  const verified = await verify()

  expect(verified).toMatchObject({ ok: true, value: { email, outcome: { invited: true } } })
  expect(await verify()).toEqual(verified)
  const taken = await sql<{
    taken: boolean
  }>`select slug_is_taken('paused-pines') as taken`.execute(db)
  expect(taken.rows).toEqual([{ taken: false }])
  const invitation = { communityId: by.communityId, id: invitationId }
  expect(await rowOf(db, 'invitations', invitation)).toMatchObject({ redeemedAt: null })
})

test('of two who verify with one code the first joins; the other is told and has an account', async ({
  db,
  tools,
}) => {
  const { by, invitationId, memberId } = await anInvitation(db)
  const { communityId } = by
  await change(db, 'members', { communityId, id: memberId }, { email: null })
  const invitation = { communityId, invitationId }
  const tickets = [
    await aTicket(db, tools, aSignUp({ invitation })),
    await aTicket(db, tools, aSignUp({ invitation })),
  ]

  const verified = await Promise.all(
    tickets.map((ticket) => verifySignUp(db, tools, { ...ticket, ...link })),
  )

  const people = verified.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
  expect(people.map(({ outcome }) => outcome)).toEqual(
    expect.arrayContaining([{ joined: { communityId } }, { refused: { because: 'redeemed' } }]),
  )
  const winner = people.find(({ outcome }) => 'joined' in outcome)!
  const member = await rowOf(db, 'members', { communityId, id: memberId })
  expect(member).toMatchObject({ accountId: winner.accountId, email: winner.email })
  const accounts = db
    .selectFrom('accounts')
    .select('id')
    .where(
      'email',
      'in',
      people.map(({ email }) => email),
    )
  expect(await accounts.execute()).toHaveLength(2)
})

test('a code made for another address refuses, and the account is opened all the same', async ({
  db,
  tools,
}) => {
  const { by, invitationId } = await anInvitation(db, { newcomer: { email: anEmail('bo') } })
  const invitation = { communityId: by.communityId, invitationId }
  const ticket = await aTicket(db, tools, aSignUp({ invitation }))
  expect(await verifySignUp(db, tools, { ...ticket, ...link })).toMatchObject({
    ok: true,
    value: {
      accountId: expect.any(String),
      outcome: { refused: { because: 'other address', maskedEmail: 'b•••@example.com' } },
    },
  })
})

test('a failure in the middle of joining leaves nothing, and a retry succeeds', async () => {
  const { db, owner } = await aFailingDatabase('joined')
  const tools = { identity: anIdentity(db), limits: theLimits(db), key }
  const { by, email, invitationId, memberId } = await anInvitation(db)
  const { communityId } = by
  const invitation = { communityId, invitationId }
  const ticket = await aTicket(db, tools, aSignUp({ email, invitation }))
  const before = await everything(db, communityId)

  const verify = () => verifySignUp(db, tools, { ...ticket, ...link })
  await expect(verify()).rejects.toThrow('the disk is full')

  expect(await everything(db, communityId)).toEqual(before)
  await sql`drop trigger fail on audit_events`.execute(owner)
  expect(await verify()).toMatchObject({
    ok: true,
    value: { outcome: { joined: { communityId } } },
  })
  expect(await rowOf(db, 'members', { communityId, id: memberId })).toMatchObject({
    joinedAt: expect.any(Date),
  })
})

test('a failure in the middle of founding leaves neither account nor community', async () => {
  const { db, owner } = await aFailingDatabase('founded community')
  const tools = { identity: anIdentity(db), limits: theLimits(db), key }
  const given = aSignUp()
  const ticket = await aTicket(db, tools, given)

  const verify = () => verifySignUp(db, tools, { ...ticket, ...link })
  await expect(verify()).rejects.toThrow('the disk is full')

  const counted = await sql`
    select (select count(*)::int from accounts) as accounts,
           (select count(*)::int from sign_in_methods) as methods,
           (select count(*)::int from communities) as communities,
           (select count(*)::int from members) as members,
           (select count(*)::int from sign_ups where password_hash is not null) as sign_ups`.execute(
    owner,
  )
  const nothing = { accounts: 0, methods: 0, communities: 0, members: 0, signUps: 1 }
  expect(counted.rows).toEqual([nothing])
  await sql`drop trigger fail on audit_events`.execute(owner)
  expect(await verify()).toMatchObject({ ok: true })
  expect(await lettersTo(db, given.email)).toHaveLength(1)
})

/** A database that cannot remember one kind of deed, which is written late in its transaction. */
async function aFailingDatabase(deed: string) {
  const { address, db } = await freshDatabase()
  const owner = connect(address, { as: 'owner', most: 1 })
  onTestFinished(() => db.destroy())
  onTestFinished(() => owner.destroy())
  await sql`
    create function fail() returns trigger language plpgsql as
      $$ begin raise exception 'the disk is full'; end $$`.execute(owner)
  await sql`
    create trigger fail before insert on audit_events for each row
      when (new.deed = ${sql.lit(deed)}) execute function fail()`.execute(owner)
  return { db, owner }
}

async function everything(db: Db, communityId: string) {
  const tables = ['members', 'invitations', 'residencies', 'deliveries', 'auditEvents'] as const
  const inside = await Promise.all(tables.map((table) => rowsOf(db, communityId, table)))
  const outside = await Promise.all([
    db.selectFrom('accounts').selectAll().orderBy('id').execute(),
    db.selectFrom('signInMethods').selectAll().orderBy('id').execute(),
    db.selectFrom('signUps').selectAll().orderBy('id').execute(),
    db.selectFrom('accountDeliveries').selectAll().orderBy('id').execute(),
  ])
  return { inside, outside }
}
