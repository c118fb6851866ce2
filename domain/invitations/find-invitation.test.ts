import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import { accept, refuse } from '#domain/result.ts'
import { deriveServerKey } from '#domain/server-key.ts'
import { test } from '#test/database.ts'
import { aCommunity, anAccount, anEmail, anInvitation, key } from '#test/factories.ts'
import { change, rowsOf } from '#test/rows.ts'
import { type AccessCode, newCode, readCode } from './access-code.ts'
import { findInvitation, type Holder } from './find-invitation.ts'
import { voidInvitations } from './void-invitations.ts'

const april = new Date('2026-04-01T12:00:00Z')
const may = new Date('2026-05-01T12:00:00Z')

function codeOf(printed: string): AccessCode {
  const code = readCode(printed)
  if (!code.ok) throw new Error(code.refusal.because)
  return code.value
}

/** What a printed code offers to somebody. */
function find(db: Db, printed: string, given: { holder?: Holder; at?: Date } = {}) {
  const { holder = null, at } = given
  return findInvitation(db, { code: codeOf(printed), holder }, { key, at })
}

test('a code offers a place in a community, in a home and a household', async ({ db }) => {
  const { leader: by } = await aCommunity(db, { name: 'Heron Landing', color: '#004488' })
  const home = { kind: 'street', street: '7 OAK LN', unit: 'APT 4', city: 'AUSTIN' } as const
  const place = { home: { ...home, state: 'TX', zip: '78701' }, householdName: null }
  const email = anEmail('jo')
  const invited = await anInvitation(db, { by, newcomer: { lastName: 'Reyes', email, place } })
  const { householdId, invitationId } = invited
  await anInvitation(db, { by, newcomer: { place: { householdId } } })

  expect(await find(db, invited.code)).toEqual(
    accept({
      communityId: by.communityId,
      invitationId,
      community: { name: 'Heron Landing', color: '#004488', city: 'AUSTIN', state: 'TX' },
      invitee: { firstName: 'Bo', lastName: 'Reyes', maskedEmail: 'j•••@example.com' },
      home: {
        address: '7 OAK LN APT 4, AUSTIN TX 78701',
        household: { after: ['Chen', 'Reyes'] },
        role: 'head',
      },
      asksHome: false,
      role: 'Resident',
      suits: null,
    }),
  )
})

test('an invitation on paper shows no address, since there is none', async ({ db }) => {
  const { by, code, memberId } = await anInvitation(db)
  await change(db, 'members', { ...by, id: memberId }, { email: null })

  const offer = await find(db, code)
  expect(offer.ok && offer.value.invitee).toEqual({
    firstName: 'Bo',
    lastName: 'Chen',
    maskedEmail: null,
  })
})

test('an open code offers the community alone', async ({ db }) => {
  const { by, code, invitationId } = await anInvitation(db)
  await change(db, 'invitations', { ...by, id: invitationId }, { memberId: null })

  expect(await find(db, code)).toMatchObject({
    ok: true,
    value: { community: { name: 'Maple Court' }, invitee: null, home: null },
  })
})

test('reading a code a hundred times changes nothing', async ({ db }) => {
  const { by, code } = await anInvitation(db)
  const holder = { accountId: newId(), email: anEmail() }
  const everything = () =>
    Promise.all(
      (['invitations', 'members', 'residencies', 'auditEvents', 'deliveries'] as const).map(
        (table) => rowsOf(db, by.communityId, table),
      ),
    )
  const before = await everything()
  for (let times = 0; times < 100; times += 1) await find(db, code, { holder })

  expect(await everything()).toEqual(before)
})

test('a code nobody made is unknown', async ({ db }) => {
  expect(await findInvitation(db, { code: newCode(), holder: null }, { key })).toEqual(
    refuse({ because: 'unknown' }),
  )
})

test('a code of another server is unknown here', async ({ db }) => {
  const { code } = await anInvitation(db)
  const otherKey = deriveServerKey(Buffer.alloc(32, 8))

  expect(await findInvitation(db, { code: codeOf(code), holder: null }, { key: otherKey })).toEqual(
    refuse({ because: 'unknown' }),
  )
})

test.for([
  ['redeemed', { redeemedAt: april, sealedCode: null }],
  ['voided', { voidedAt: april, voidedBecause: 'withdrawn', sealedCode: null }],
  ['replaced', { voidedAt: april, voidedBecause: 'replaced', sealedCode: null }],
  ['expired', { expiresAt: addDays(april, 1) }],
] as const)('a code that is %s says so and names nobody', async ([because, given], { db }) => {
  const { by, code, email, invitationId } = await anInvitation(db, { at: april })
  await change(db, 'invitations', { ...by, id: invitationId }, given)

  const holder = { accountId: newId(), email }
  expect(await find(db, code, { at: may })).toEqual(refuse({ because }))
  expect(await find(db, code, { holder, at: may })).toEqual(refuse({ because }))
})

test('an invitation suits the account of its address and no other', async ({ db }) => {
  const { code, email } = await anInvitation(db)
  const suits = async (address: string) => {
    const offer = await find(db, code, { holder: { accountId: newId(), email: address } })
    return offer.ok && offer.value.suits
  }

  expect(await suits(email)).toBe(true)
  expect(await suits(anEmail())).toBe(false)
  expect(await suits(email.replace('@', '+hoa@'))).toBe(false)
})

test('an invitation without an address suits everybody', async ({ db }) => {
  const { by, code, memberId } = await anInvitation(db)
  await change(db, 'members', { ...by, id: memberId }, { email: null })

  const holder = { accountId: newId(), email: anEmail() }
  expect(await find(db, code, { holder })).toMatchObject({ ok: true, value: { suits: true } })
})

test('an invitation suits who has proven its mailbox, and nobody who has only asked', async ({
  db,
}) => {
  const { by, code, invitationId, email, memberId } = await anInvitation(db)
  const { communityId } = by
  const [ana, bo] = await Promise.all([anAccount(db), anAccount(db)])
  const proofs = [
    { accountId: ana.id, provenAt: april },
    { accountId: bo.id, provenAt: null },
  ].map((proof) => ({ communityId, id: newId(), invitationId, email, askedAt: april, ...proof }))
  await inCommunity(db, communityId, (db) =>
    db.insertInto('mailboxProofs').values(proofs).execute(),
  )
  const offers = await Promise.all(
    [ana, bo].map(({ id, email }) => find(db, code, { holder: { accountId: id, email } })),
  )

  expect(offers.map((offer) => offer.ok && offer.value.suits)).toEqual([true, false])
  await change(db, 'members', { ...by, id: memberId }, { email: anEmail('moved') })
  const later = await find(db, code, { holder: { accountId: ana.id, email: ana.email } })
  expect(later).toMatchObject({ value: { suits: false } })
})

test('who was voided and is invited anew is offered the new home', async ({ db }) => {
  const { by, email, memberId } = await anInvitation(db)
  await voidInvitations(db, by, { memberIds: [memberId] })
  const home = { kind: 'lot', lot: 'LOT 7', unit: null, city: 'AUSTIN', state: 'TX' } as const
  const place = { home: { ...home, zip: '78701' }, householdName: 'By the lake' }
  const { code } = await anInvitation(db, { by, newcomer: { email, place } })

  expect(await find(db, code)).toMatchObject({
    ok: true,
    value: { home: { address: 'LOT 7, AUSTIN TX 78701', household: { given: 'By the lake' } } },
  })
})
