import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import type { Home } from '#domain/addresses/home.ts'
import type { Founding } from '#domain/communities/found-community.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import type { Answers } from '#domain/members/member.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import type { Hurry, Limit, Limits } from '#integrations/limits/limits.ts'

/** A sign-up is forgotten after this long, in days; until then its link and code work. */
export const signUpDays = 7

/** What somebody wants an account for: to join with an invitation, or to create a community. */
export type SignUpPurpose =
  | {
      invitation: { communityId: string; invitationId: string }
      answers: Answers
      /** Where the holder of an open code says they live. */
      home?: Home | null
    }
  | { founding: Founding }

/** Someone who asks for an account; every part has been checked. */
export type SignUp = {
  email: string
  password: string
  firstName: string
  lastName: string
  phone: string | null
  locale: string
  purpose: SignUpPurpose
  /** The fingerprints of network address and device. */
  who: readonly string[]
  /** What the same browser has sent before and corrects now: its link and code work no more. */
  instead?: SignUpTicket | null
}

/** What the browser keeps, to show later that it is the one that asked. */
export type SignUpTicket = { signUpId: string; device: string }

export type SignUpRefusal = { because: 'busy' } | Hurry

/** One address is written to at most so often, whoever asks. */
export const perAddress: Limit[] = [
  { name: 'sign-up mail minute', tries: 3, seconds: 60 },
  { name: 'sign-up mail hour', tries: 6, seconds: 3600 },
  { name: 'sign-up mail day', tries: 15, seconds: 86_400 },
]

/** Enough for a whole community that signs up in one evening through the network of its clubhouse. */
const perVisitor: Limit[] = [{ name: 'sign-up hour', tries: 1000, seconds: 3600 }]

/**
 * Keeps a sign-up until its address is proven, and sends the e-mail that proves it. An address that
 * has an account already is answered exactly alike, in like time, and told so by e-mail instead.
 *
 * Nothing is owned and no account exists before the proof; the invitation stays open.
 */
export async function signUp(
  db: Db,
  tools: { identity: Identity; limits: Limits; at?: Date },
  given: SignUp,
): Promise<Result<SignUpTicket, SignUpRefusal>> {
  const { password, purpose, who, instead, ...person } = given
  for (const hurry of await Promise.all([
    tools.limits.spend([given.email], perAddress),
    tools.limits.spend(who, perVisitor),
  ]))
    if (!hurry.ok) return hurry
  const hash = await tools.identity.hashPassword(password)
  if (!hash.ok) return refuse({ because: 'busy' })
  const device = randomBytes(24).toString('base64url')
  return atomically(
    db,
    async (db, now) => {
      if (instead) await withdraw(db, instead)
      const signUpId = newId()
      const account = await db
        .selectFrom('accounts')
        .select(['id', 'locale'])
        .where('email', '=', person.email)
        .executeTakeFirst()
      await db
        .insertInto('signUps')
        .values({
          id: signUpId,
          ...person,
          ...columnsOf(purpose),
          passwordHash: account ? null : hash.value,
          device: hashDevice(device),
          askedAt: now,
        })
        .execute()
      await queueAccountDelivery(db, {
        template: account ? 'account exists' : 'confirm address',
        recipient: person.email,
        locale: account?.locale ?? person.locale,
        facts: { signUpId },
        now,
      })
      return accept({ signUpId, device })
    },
    tools.at,
  )
}

/** Takes a sign-up back, unless its address has been proven: whoever reads its e-mail can do nothing with it any more. */
async function withdraw(db: Db, { signUpId, device }: SignUpTicket): Promise<void> {
  await db
    .deleteFrom('signUps')
    .where('id', '=', signUpId)
    .where('device', '=', hashDevice(device))
    .where('verifiedAt', 'is', null)
    .execute()
}

/** What stands in the database instead of the browser's secret. */
export function hashDevice(device: string): string {
  return createHash('sha256').update(device).digest('hex')
}

function columnsOf(purpose: SignUpPurpose) {
  if ('founding' in purpose) return { founding: JSON.stringify(purpose.founding) }
  const { invitation, answers, home = null } = purpose
  return {
    ...invitation,
    answers: JSON.stringify(answers),
    home: home && JSON.stringify(home),
  }
}
