import { sql } from 'kysely'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { noAnswers } from '#domain/members/member.ts'
import type { Inside } from '../e2e/faults/house.ts'
import { atLeast, inTurn, perSecond, type Row, rounds } from './measure.ts'
import { openBetterAuth } from './peers/better-auth.ts'
import { expectMany, type Waiting } from './people.ts'
import { freshDatabaseBeside } from './scratch.ts'

const redemptions = 2_000
const acceptances = 300
const atOnce = 16

/** P5: claim, member, residency, audit event and outbox, beside one bare update and the library's call. */
export async function measureRedeem(
  inside: Inside,
  given?: { communityId: string },
): Promise<Row[]> {
  const waiting = await expectMany(inside, redemptions * rounds, given)
  const codes = await bareCodes(inside)
  const peer = await openBetterAuth(await freshDatabaseBeside(inside, `peer_redeem_${Date.now()}`))
  const theirs = await peerInvitations(peer)
  const take = <Item>(items: Item[], count: number) => items.splice(0, count)
  const rates = await inTurn({
    ours: () => perSecond(take(waiting, redemptions), { atOnce }, (one) => redeem(inside, one)),
    bare: () => perSecond(take(codes, redemptions), { atOnce }, (id) => bareUpdate(inside, id)),
    library: () =>
      perSecond(take(theirs, acceptances), { atOnce }, ({ headers, id }) =>
        peer.accept(headers, id),
      ),
  })
  await peer.close()
  const size = await countInvitations(inside)
  const about = { target: 'P5', what: `redeem, 16 at once, beside ${size} invitations`, unit: '/s' }
  return [
    atLeast(
      { ...about, ours: rates.ours, peer: rates.bare, note: 'one bare UPDATE … RETURNING' },
      0.6,
    ),
    atLeast(
      { ...about, ours: rates.ours, peer: rates.library, note: 'Better Auth’s accept, in process' },
      5,
    ),
  ]
}

async function redeem({ db }: Inside, waiting: Waiting): Promise<void> {
  const { accountId, email, communityId, invitationId } = waiting
  const joining = { accountId, email, phone: null, locale: 'en', answers: noAnswers, from: null }
  const outcome = await redeemInvitation(db, joining, { communityId, invitationId })
  if (!outcome.ok) throw new Error(outcome.refusal.because)
}

async function bareCodes({ owner }: Inside): Promise<string[]> {
  await sql`create table if not exists bare_codes (id uuid primary key, redeemed_at timestamptz);
            grant select, update on bare_codes to communitrak_app`.execute(owner)
  const { rows } = await sql<{ id: string }>`
    insert into bare_codes (id) select gen_random_uuid() from generate_series(1, ${redemptions * rounds}::int)
    returning id`.execute(owner)
  return rows.map(({ id }) => id)
}

function bareUpdate({ db }: Inside, id: string) {
  return sql`
    update bare_codes set redeemed_at = now() where id = ${id} and redeemed_at is null
    returning id, redeemed_at`.execute(db)
}

async function peerInvitations(peer: Awaited<ReturnType<typeof openBetterAuth>>) {
  const there = await peer.found()
  const made: { headers: Headers; id: string }[] = []
  const work = async () => {
    while (made.length < acceptances * rounds) {
      const email = `peer-${crypto.randomUUID()}@example.com`
      const headers = await peer.signUp(email)
      const { id } = (await peer.invite(there, email)) as { id: string }
      made.push({ headers, id })
    }
  }
  await Promise.all([work(), work(), work(), work()])
  return made
}

async function countInvitations({ owner }: Inside): Promise<string> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from invitations`.execute(owner)
  return rows[0]!.count.toLocaleString('en')
}
