import { expect } from 'vitest'
import { addMinutes } from '#domain/days.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { aSignUp, aTicket, password, test } from '#test/identity.ts'
import { rowOf } from '#test/rows.ts'
import { readSignUp, resendProof } from './read-sign-up.ts'
import { signIn } from './sign-in.ts'
import { verifySignUp } from './verify-sign-up.ts'

const from = '192.0.2.7'
const link = { evidence: { link: true }, from } as const
const device = { address: null, userAgent: null }
const unknown = { ok: false, refusal: { because: 'unknown' } }
const april = new Date('2030-04-02T10:00:00Z')
const squatters = 'a password of mine'

test.for([
  ['before', -5],
  ['after', 5],
] as const)(
  'a squatter who signed up %s the true owner has nothing once she proves the address',
  async ([, minutes], { db, tools }) => {
    const { by, email, invitationId, memberId } = await anInvitation(db, { at: april })
    const { communityId } = by
    const invitation = { communityId, invitationId }
    const hers = await aTicket(db, { ...tools, at: april }, aSignUp({ email, invitation }))
    const other = { ...tools, at: addMinutes(april, minutes) }
    const his = await aTicket(
      db,
      other,
      aSignUp({ email, password: squatters, firstName: 'Mallory' }),
    )

    const at = addMinutes(april, 10)
    const verified = await verifySignUp(db, { ...tools, at }, { ...hers, ...link })

    if (!verified.ok) throw new Error(verified.refusal.because)
    const { accountId, outcome } = verified.value
    expect(outcome).toEqual({ joined: { communityId } })
    expect(await verifySignUp(db, { ...tools, at }, { ...his, ...link })).toEqual(unknown)
    expect(await readSignUp(db, his)).toBeNull()
    expect(await resendProof(db, tools, his)).toEqual(unknown)
    const enter = (password: string) =>
      signIn(db, tools, { email, password, device, who: [anEmail('device')] })
    expect(await enter(squatters)).toEqual({ ok: false, refusal: { because: 'wrong' } })
    expect(await enter(password)).toMatchObject({ ok: true, value: { accountId } })
    const member = await rowOf(db, 'members', { communityId, id: memberId })
    expect(member.accountId).toBe(accountId)
  },
)

test('of two proofs of one address at once, one opens the account and the other is too late', async ({
  db,
  tools,
}) => {
  const email = anEmail()
  const tickets = [
    await aTicket(db, tools, aSignUp({ email })),
    await aTicket(db, tools, aSignUp({ email, password: squatters })),
  ]
  const outcomes = await Promise.all(
    tickets.map((ticket) => verifySignUp(db, tools, { ...ticket, ...link })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual(unknown)
  const accounts = db.selectFrom('accounts').select('id').where('email', '=', email)
  expect(await accounts.execute()).toHaveLength(1)
})

test('proving one address leaves the sign-ups of others alone', async ({ db, tools }) => {
  const mine = await aTicket(db, tools, aSignUp())
  const theirs = await aTicket(db, tools, aSignUp())
  await verifySignUp(db, tools, { ...mine, ...link })
  expect(await readSignUp(db, theirs)).toMatchObject({ verified: false, sameDevice: true })
})
