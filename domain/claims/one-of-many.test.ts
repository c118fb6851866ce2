import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { printHome } from '#domain/properties/property.ts'
import { aJoining, anOpenCode } from '#test/factories.ts'
import { theLimits } from '#test/identity.ts'
import { aHomeAt } from '#test/knocks.ts'
import { readsFew, type Scene } from '#test/one-of-many.ts'
import { confirmClaim } from './confirm-claim.ts'
import { correctClaim } from './correct-claim.ts'
import { declineClaim } from './decline-claim.ts'
import { listClaims, readClaim } from './list-claims.ts'
import { listWaiting } from './list-waiting.ts'
import { readOwnClaim } from './read-own-claim.ts'
import { readToldHome } from './read-told-home.ts'
import { readToldHomes } from './read-told-homes.ts'

const nowhere = '7 QUILL LN'

/** Somebody waits for a leader, with the home of the scene unless told otherwise. */
async function aClaim({ db, by, one }: Scene, street = one.street) {
  const { communityId } = by
  const toldHome = aHomeAt(street)
  const { invitationId } = await anOpenCode(db, { by })
  const { accountId, ...joining } = await aJoining(db)
  await redeemInvitation(db, { accountId, ...joining }, { communityId, invitationId, toldHome })
  const { id: claimId } = await db
    .selectFrom('homeClaims')
    .select('id')
    .where('communityId', '=', communityId)
    .executeTakeFirstOrThrow()
  const seen = { claimId, told: printHome(toldHome) }
  return { claimId, seen, claimant: { accountId, from: null } }
}

readsFew({
  'a home as somebody tells it':
    ({ db, by: { communityId } }) =>
    () =>
      readToldHome(db, communityId, { street: '9 Maple St', unit: '', lotNumber: '' }),
  'who waits for a leader': async (scene) => {
    await aClaim(scene)
    return () => listClaims(scene.db, scene.by)
  },
  'one who waits': async (scene) => {
    const { claimId } = await aClaim(scene)
    return () => readClaim(scene.db, scene.by, { claimId })
  },
  'what one waits for oneself': async (scene) => {
    const { claimId, claimant } = await aClaim(scene)
    return () => readOwnClaim(scene.db, claimant, { claimId })
  },
  'where one waits': async (scene) => {
    const { claimant } = await aClaim(scene)
    return () => listWaiting(scene.db, claimant.accountId)
  },
  'the homes one has told': async (scene) => {
    const { claimant } = await aClaim(scene)
    const { communityId } = scene.by
    return () => readToldHomes(scene.db, { ...claimant, communityId })
  },
  'confirming an occupied home': async (scene) => {
    const { seen } = await aClaim(scene)
    const household = { id: scene.one.householdId }
    return () => confirmClaim(scene.db, scene.by, { ...seen, elsewhere: null, household })
  },
  'confirming an unknown home': async (scene) => {
    const { seen } = await aClaim(scene, nowhere)
    return () => confirmClaim(scene.db, scene.by, { ...seen, elsewhere: null, household: null })
  },
  'moving somebody who waits to another home': async (scene) => {
    const { seen } = await aClaim(scene, nowhere)
    const given = { ...seen, elsewhere: scene.one.propertyId, household: 'new' } as const
    return () => confirmClaim(scene.db, scene.by, given)
  },
  declining: async (scene) => {
    const { seen } = await aClaim(scene)
    return () => declineClaim(scene.db, scene.by, seen)
  },
  'correcting a home': async (scene) => {
    const { claimId, claimant } = await aClaim(scene, nowhere)
    const told = { street: scene.one.street, unit: '', lotNumber: '' }
    const tools = { limits: theLimits(scene.db) }
    return () => correctClaim(scene.db, tools, claimant, { claimId, told })
  },
})
