import { newId } from '#domain/new-id.ts'
import { anEmail, key } from '#test/factories.ts'
import { aHomeAt, aKnock, type Knock } from '#test/knocks.ts'
import { readsFew, type Scene } from '#test/one-of-many.ts'
import { answerKnocks } from './answer-knocks.ts'
import { approveRequest } from './approve-request.ts'
import { declineRequest } from './decline-request.ts'
import { readExpected } from './find-expected.ts'
import { linkRequest } from './link-request.ts'
import { listRequests, readRequest } from './list-requests.ts'
import { takeUpRequest } from './take-up-request.ts'

/** Somebody knocks who is called like the person of the scene, and whom else nobody knows. */
async function knocks({ db, one }: Scene, given: Partial<Knock> = {}) {
  const { firstName, lastName } = one
  await aKnock(db, { firstName, lastName, ...given })
  return async () => ({ ok: (await answerKnocks(db)) === 1 })
}

/** Somebody of that name waits for a leader, with a home nobody knows. */
async function aRequest({ db, by: { communityId }, one }: Scene, given: Partial<Knock> = {}) {
  const [requestId, now] = [newId(), new Date()]
  const { firstName, lastName } = one
  const person = { firstName, lastName, email: anEmail(), phone: null }
  const asked = { id: requestId, ...person, home: aHomeAt('7 QUILL LN'), ...given }
  const context = { locale: 'en', fromAddress: null, askedAt: now, now }
  await takeUpRequest(db, communityId, { ...asked, ...context })
  return requestId
}

readsFew({
  'a knock of somebody who is expected': (scene) => {
    const { email, phone, street } = scene.one
    return knocks(scene, { email, phone, home: aHomeAt(street) })
  },
  'a knock at the home of somebody who is expected': (scene) =>
    knocks(scene, { home: aHomeAt(scene.one.street) }),
  'a knock of a namesake': (scene) => knocks(scene),
  'a knock of somebody whom nobody knows': (scene) =>
    knocks(scene, { firstName: 'Cleo', lastName: 'Quill' }),
  'a join request among others': async (scene) => {
    await aRequest(scene)
    return () => listRequests(scene.db, scene.by)
  },
  'a join request': async (scene) => {
    const requestId = await aRequest(scene)
    return () => readRequest(scene.db, scene.by, { requestId })
  },
  'somebody who is expected':
    ({ db, by, one }) =>
    () =>
      readExpected(db, by, one),
  'approving for an unknown home': async (scene) => {
    const requestId = await aRequest(scene)
    const approving = { requestId, household: 'new', sharesAddress: false } as const
    return () => approveRequest(scene.db, scene.by, approving, { key })
  },
  'approving for a household': async (scene) => {
    const { street, householdId } = scene.one
    const requestId = await aRequest(scene, { firstName: 'Cleo', home: aHomeAt(street) })
    const approving = { requestId, household: { id: householdId }, sharesAddress: false }
    return () => approveRequest(scene.db, scene.by, approving, { key })
  },
  linking: async (scene) => {
    const requestId = await aRequest(scene)
    const { memberId } = scene.one
    const given = { requestId, memberId, sharesAddress: false }
    return () => linkRequest(scene.db, scene.by, given, { key })
  },
  declining: async (scene) => {
    const requestId = await aRequest(scene)
    return () => declineRequest(scene.db, scene.by, { requestId, tell: true })
  },
})
