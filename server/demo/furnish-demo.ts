import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { enterCommunity } from '#domain/communities/enter-community.ts'
import { foundCommunity } from '#domain/communities/found-community.ts'
import { listMemberships } from '#domain/communities/list-memberships.ts'
import { inviteMember, type Newcomer } from '#domain/invitations/invite-member.ts'
import { redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import { noAnswers } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { CannotStart } from '../cannot-start.ts'
import type { Services } from '../services.ts'
import { type SampleHome, type SamplePerson, sampleHomes } from './neighbours.ts'

/** Everybody in the sample community signs in with this. */
const password = 'heron and egret'
const locale = 'en'
const town = { city: 'AUSTIN', state: 'TX', zip: '78704' }
const leader = { firstName: 'Lee', lastName: 'Board' }
const resident: SamplePerson = sampleHomes[0]!.people[0]!

/**
 * Fills an empty database with a sample community, by the same operations as people use. Answers what to
 * print: who can sign in. A database with a sample community is left as it is; one with other people in
 * it is not touched, and refused.
 */
export async function furnishDemo(services: Services): Promise<string[]> {
  const { db } = services
  const anybody = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
  const known = await accountOf(db, leader)
  if (anybody && !known)
    throw new CannotStart('There are people here already. The sample needs an empty DATA_DIR.')
  if (!known) await furnish(services)
  const sign = ({ firstName, lastName }: Name, as: string) =>
    `  ${emailOf({ firstName, lastName })} · ${password} · ${as}`
  return ['', 'Sign in as', sign(leader, 'Community Leader'), sign(resident, 'Resident'), '']
}

type Name = { firstName: string; lastName: string }

async function furnish(services: Services): Promise<void> {
  const { db } = services
  const hash = await services.identity.hashPassword(password)
  if (!hash.ok) throw new CannotStart('Too busy; try again.')
  const openAccount = (name: Name) => {
    const account = { ...name, email: emailOf(name), phone: null, locale }
    return atomically(db, (db) =>
      services.identity.openAccount(db, { ...account, passwordHash: hash.value }),
    )
  }
  const by = await found(db, await openAccount(leader))
  for (const home of sampleHomes) await moveIn(services, by, { home, openAccount })
}

async function found(db: Db, accountId: string): Promise<Actor> {
  const founder = { ...leader, accountId, email: emailOf(leader), phone: null, locale, from: null }
  await atomically(db, (db) =>
    foundCommunity(db, founder, {
      ...town,
      name: 'Heron Landing',
      kind: 'homeowners',
      street: '1 HERON WAY',
      timeZone: 'America/Chicago',
    }),
  )
  const [membership] = await listMemberships(db, accountId)
  const entered = await enterCommunity(db, { accountId, from: null }, membership!.slug)
  if (!entered.ok) throw new CannotStart('The sample community could not be entered.')
  return entered.value.by
}

type Moving = { home: SampleHome; openAccount: (name: Name) => Promise<string> }

/** The first of a home brings the household along; the others come into it. */
async function moveIn(
  { db, key }: Services,
  by: Actor,
  { home, openAccount }: Moving,
): Promise<void> {
  const { street, unit = null, householdName = null, people } = home
  let place: Newcomer['place'] = {
    home: { kind: 'street', street, unit, ...town },
    householdName,
  }
  for (const [index, person] of people.entries()) {
    const { firstName, lastName, phone = null } = person
    const email = emailOf(person)
    const outcome = await inviteMember(
      db,
      by,
      {
        firstName,
        lastName,
        email,
        phone,
        place,
        householdRole: index === 0 ? 'head' : 'member',
        sendNow: person.is !== 'expected',
        sharesAddress: false,
        submission: newId(),
      },
      { key },
    )
    if (!outcome.ok) throw new CannotStart(`${firstName}: ${outcome.refusal.because}`)
    const { householdId, invitationId } = outcome.value
    place = { householdId }
    if (person.is !== 'joined') continue
    const answers = { ...noAnswers, showEmail: index === 0 }
    const joining = { accountId: await openAccount(person), email, phone, locale, answers }
    await redeemInvitation(db, { ...joining, from: null }, { ...by, invitationId })
  }
}

function accountOf(db: Db, name: Name) {
  return db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', emailOf(name))
    .executeTakeFirst()
}

/** Nobody's: the domain is kept for examples (RFC 2606). */
function emailOf({ firstName, lastName }: Name): string {
  const plain = `${firstName}.${lastName}`.normalize('NFD').toLowerCase()
  return `${plain.replace(/[^a-z.]/g, '')}@example.com`
}
