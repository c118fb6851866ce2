import { sql } from 'kysely'
import { aCommunity } from '#test/factories.ts'
import { aBrowser, givePassword, signIn } from '../e2e/faults/house.ts'
import { atLeast, inTurn, perSecond, type Row } from './measure.ts'
import { openBetterAuth } from './peers/better-auth.ts'
import { freshDatabaseBeside } from './scratch.ts'
import type { Stage } from './stage.ts'

const invitations = 200

/** P4: one invitation over HTTP, with session, permission, audit and outbox, beside the library's call. */
export async function measureInvite(stage: Stage): Promise<Row[]> {
  const { inside, app } = stage
  const { leader, slug } = await aCommunity(inside.db)
  await givePassword(inside, leader.accountId)
  const { email } = await inside.db
    .selectFrom('accounts')
    .select('email')
    .where('id', '=', leader.accountId)
    .executeTakeFirstOrThrow()
  const board = aBrowser(app.url, '10.4.0.1')
  await signIn(board, email)
  const place = await firstHome(board, slug, stage)
  const peer = await openBetterAuth(await freshDatabaseBeside(inside, 'peer_invite'))
  const there = await peer.found()
  let number = 0
  const next = () => {
    number += 1
    return number
  }
  const ours = async () => {
    const answer = await board.ask(`/c/${slug}/members/invite/send`, {
      ...place,
      firstName: 'Ana',
      lastName: `Reyes ${next()}`,
      email: `invitee-${number}@example.com`,
      householdRole: 'member',
      sendNow: 'on',
      submission: crypto.randomUUID(),
    })
    if (answer.status !== 302) throw new Error(`The invitation was answered with ${answer.status}.`)
    await answer.arrayBuffer()
  }
  const theirs = () => peer.invite(there, `peer-${next()}@example.com`)
  const many = Array.from({ length: invitations })
  const rates = await inTurn({
    one: () => perSecond(many, { atOnce: 1 }, ours),
    peerOne: () => perSecond(many, { atOnce: 1 }, theirs),
    sixteen: () => perSecond(many, { atOnce: 16 }, ours),
    peerSixteen: () => perSecond(many, { atOnce: 16 }, theirs),
  })
  await peer.close()
  const about = { target: 'P4', unit: '/s' }
  return [
    atLeast(
      {
        ...about,
        what: 'invitation over HTTP, one by one',
        ours: rates.one,
        peer: rates.peerOne,
        note: 'Better Auth, in process, one by one',
      },
      2,
    ),
    atLeast(
      {
        ...about,
        what: 'invitation over HTTP, 16 at once',
        ours: rates.sixteen,
        peer: rates.peerSixteen,
        note: 'Better Auth, in process, 16 at once',
      },
      2,
    ),
  ]
}

/** A home to invite into, made by the wizard itself. */
async function firstHome(board: ReturnType<typeof aBrowser>, slug: string, { inside }: Stage) {
  const home = { street: '1 MAIN ST', unit: '', city: 'AUSTIN', state: 'TX', zip: '78701' }
  await board.ask(`/c/${slug}/members/invite/send`, {
    propertyChoice: 'new',
    addressType: 'street',
    ...home,
    validated: Object.values(home).join(' | '),
    householdChoice: 'new',
    firstName: 'Bo',
    lastName: 'Chen',
    email: 'first@example.com',
  })
  const answer = await sql<{ propertyId: string; householdId: string }>`
    select h.property_id, h.id as household_id from households h
    join communities c on c.id = h.community_id where c.slug = ${slug}`.execute(inside.owner)
  return { propertyChoice: 'existing', householdChoice: 'existing', ...answer.rows[0]! }
}
