import { expect } from 'vitest'
import { addDays } from '#domain/days.ts'
import { noAnswers } from '#domain/members/member.ts'
import { anEmail, anInvitation } from '#test/factories.ts'
import { aFounding, aSignUp, aTicket, test } from '#test/identity.ts'
import { readSignUp } from './read-sign-up.ts'
import { recallSignUp } from './recall-sign-up.ts'
import { verifySignUp } from './verify-sign-up.ts'

const link = { evidence: { link: true }, from: null } as const
const unknown = { ok: false, refusal: { because: 'unknown' } }

test('a browser is told what it answered, to join and to create', async ({ db, tools }) => {
  const { by, email, invitationId } = await anInvitation(db)
  const invitation = { communityId: by.communityId, invitationId }
  const home = { kind: 'lot', lot: 'LOT 7', unit: null, city: 'AUSTIN', state: 'TX', zip: '78701' }
  const answers = { ...noAnswers, showPhone: true }
  for (const purpose of [
    { invitation, answers, home: home as { kind: 'lot' } & typeof home },
    { founding: aFounding() },
  ]) {
    const person = { firstName: 'Ana', lastName: 'Reyes', phone: '+15125550123', email }
    const ticket = await aTicket(db, tools, aSignUp({ ...person, purpose }))
    expect(await recallSignUp(db, ticket)).toEqual({ ...person, purpose })
  }
})

test('nobody else is told, nor anybody once the address is proven or the time is over', async ({
  db,
  tools,
}) => {
  const ticket = await aTicket(db, tools, aSignUp())
  expect(await recallSignUp(db, { ...ticket, device: 'another' })).toBeNull()
  expect(await recallSignUp(db, ticket, addDays(new Date(), 7.1))).toBeNull()
  await verifySignUp(db, tools, { ...ticket, ...link })
  expect(await recallSignUp(db, ticket)).toBeNull()
})

test('what is corrected works no more, and only for the browser that had sent it', async ({
  db,
  tools,
}) => {
  const wrong = await aTicket(db, tools, aSignUp({ email: anEmail('slip') }))
  const stranger = await aTicket(
    db,
    tools,
    aSignUp({ instead: { ...wrong, device: 'another browser' } }),
  )
  expect(await readSignUp(db, wrong)).not.toBeNull()
  const right = await aTicket(db, tools, aSignUp({ instead: wrong }))
  expect(await verifySignUp(db, tools, { ...wrong, ...link })).toEqual(unknown)
  for (const ticket of [stranger, right])
    expect(await verifySignUp(db, tools, { ...ticket, ...link })).toMatchObject({ ok: true })
})

test('what has been proven meanwhile stays', async ({ db, tools }) => {
  const proven = await aTicket(db, tools, aSignUp())
  await verifySignUp(db, tools, { ...proven, ...link })
  await aTicket(db, tools, aSignUp({ instead: proven }))
  expect(await readSignUp(db, proven)).toMatchObject({ verified: true })
})
