import { addDays } from '#domain/days.ts'
import { aNumber, key } from '#test/factories.ts'
import { aGuest, anInvitedGuest } from '#test/households.ts'
import { aHomeOfTwo, readsFew, type Scene } from '#test/one-of-many.ts'
import { cancelGuest } from './cancel-guest.ts'
import { inviteGuest } from './invite-guest.ts'
import { listGuests } from './list-guests.ts'
import { readGuest } from './read-guest.ts'
import { resendGuest } from './resend-guest.ts'

/** A Head whose guest has not come yet. */
async function aHost(scene: Scene) {
  const { head: by, householdId } = await aHomeOfTwo(scene)
  const at = addDays(new Date(), -3)
  const { invitationId } = await anInvitedGuest(scene.db, { by, householdId, at })
  return { by, householdId, invitationId }
}

readsFew({
  'inviting one by e-mail': async (scene) => {
    const { head, householdId } = await aHomeOfTwo(scene)
    return () => inviteGuest(scene.db, head, aGuest(householdId), { key })
  },
  'inviting one by text': async (scene) => {
    const { head, householdId } = await aHomeOfTwo(scene)
    const byText = { channel: 'text', email: null, phone: aNumber(), consented: true } as const
    return () => inviteGuest(scene.db, head, aGuest(householdId, byText), { key })
  },
  'a guest': async (scene) => {
    const { by, invitationId } = await aHost(scene)
    return () => readGuest(scene.db, by, { invitationId })
  },
  'the guests of a household': async (scene) => {
    const { by, householdId } = await aHost(scene)
    return () => listGuests(scene.db, by, { householdIds: [householdId], key, now: new Date() })
  },
  'inviting one again': async (scene) => {
    const { by, invitationId } = await aHost(scene)
    return () => resendGuest(scene.db, by, { invitationId })
  },
  'cancelling one': async (scene) => {
    const { by, invitationId } = await aHost(scene)
    return () => cancelGuest(scene.db, by, { invitationId })
  },
})
