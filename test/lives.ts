import type { Db } from '#database/connect.ts'
import { inCommunity } from '#database/in-community.ts'
import { addDays } from '#domain/days.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { aMember, anOpenCode } from './factories.ts'

type Life = {
  communityId: string
  invitationId: string
  contact: string
  memberId: string
  leaderId: string
  chance: ReturnType<typeof chances>
  now: Date
}

/** Numbers that follow from a seed, so that a failure can be seen again (Lehmer). */
function chances(seed: number, now: Date) {
  let state = seed * 7919
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
  const oneIn = (many: number) => next() % many === 0
  const day = () => addDays(now, -(next() % 20) - 1)
  return { oneIn, day, maybe: (many: number) => (oneIn(many) ? day() : null) }
}

/** An open code to which anything may have happened that the schema allows; the same for the same seed. */
export async function aLife(db: Db, { by, seed, now }: { by: Actor; seed: number; now: Date }) {
  const contact = `life-${seed}-${newId()}@example.com`
  const made = { by, contact, at: addDays(now, -30) }
  const { invitationId, communityId } = await anOpenCode(db, made)
  const chance = chances(seed, now)
  const role = chance.oneIn(2) ? 'leader' : 'resident'
  const { id: memberId } = await aMember(db, { communityId, role })
  const about = { communityId, invitationId, contact, memberId, leaderId: by.memberId }
  const life = { ...about, chance, now }
  await inCommunity(db, communityId, async (db) => {
    for (const [many, happens] of [
      [1, writeTo],
      [2, writeTo],
      [4, open],
      [6, suppress],
      [8, signUp],
      [8, claim],
    ] as const)
      if (chance.oneIn(many)) await happens(db, life)
    await end(db, life)
  })
}

function writeTo(db: Db, { communityId, invitationId, contact, chance, now }: Life) {
  const { oneIn, maybe, day } = chance
  const failedAt = maybe(8)
  const message = {
    ...{ communityId, invitationId, id: newId(), recipient: contact, locale: 'en' },
    channel: 'email',
    template: oneIn(3) ? 'reminder' : 'invitation',
    queuedAt: day(),
    dueAt: now,
    leasedUntil: oneIn(4) ? addDays(now, 1) : null,
    sentAt: maybe(2),
    deliveredAt: maybe(3),
    bouncedAt: maybe(6),
    failedAt,
    suppressedAt: failedAt ? null : maybe(8),
  }
  return db.insertInto('deliveries').values(message).execute()
}

function open(db: Db, { communityId, invitationId, chance, now }: Life) {
  const firstAt = addDays(now, -25)
  const opening = { communityId, invitationId, firstAt, lastAt: chance.day() }
  return db.insertInto('openings').values(opening).execute()
}

function suppress(db: Db, { communityId, contact, chance, now }: Life) {
  const liftedAt = chance.oneIn(2) ? now : null
  const reason = { because: 'complained', since: chance.day(), liftedAt }
  const suppression = { communityId, id: newId(), recipient: contact, ...reason }
  return db.insertInto('suppressions').values(suppression).execute()
}

function signUp(db: Db, { communityId, invitationId, contact, chance, now }: Life) {
  const verifiedAt = chance.oneIn(2) ? now : null
  const person = { email: contact, firstName: 'Ana', lastName: 'Reyes', locale: 'en', device: '-' }
  const signUp = { communityId, invitationId, id: newId(), ...person, verifiedAt }
  return db.insertInto('signUps').values(signUp).execute()
}

function claim(db: Db, { communityId, invitationId, memberId, leaderId, chance, now }: Life) {
  const outcome = chance.oneIn(2) ? 'confirmed' : 'declined'
  const settled = chance.oneIn(2) ? { settledAt: now, settledBy: leaderId, outcome } : {}
  const home = JSON.stringify({ kind: 'lot', lot: 'LOT 7', unit: null })
  const told = { memberId, home, because: 'unknown home', claimedAt: chance.day() }
  const claim = { communityId, invitationId, id: newId(), ...told, ...settled }
  return db.insertInto('homeClaims').values(claim).execute()
}

function end(db: Db, { communityId, invitationId, memberId, chance, now }: Life) {
  const { oneIn, maybe } = chance
  const redeemedAt = maybe(5)
  const voidedAt = redeemedAt ? null : maybe(6)
  return db
    .updateTable('invitations')
    .set({
      redeemedAt,
      voidedAt,
      voidedBecause: voidedAt && (oneIn(2) ? 'replaced' : 'withdrawn'),
      joinedAs: redeemedAt ? memberId : null,
      expiresAt: addDays(now, oneIn(5) ? -1 : 30),
      ...(redeemedAt || voidedAt ? { sealedCode: null } : {}),
    })
    .where('communityId', '=', communityId)
    .where('id', '=', invitationId)
    .execute()
}
