import type { Selectable } from 'kysely'
import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import type { SignUps } from '#database/tables.ts'
import { takeTurn } from '#database/take-turn.ts'
import type { Home } from '#domain/addresses/home.ts'
import { type Founding, foundCommunity } from '#domain/communities/found-community.ts'
import { isInvited } from '#domain/communities/is-invited.ts'
import { addDays } from '#domain/days.ts'
import { type RedeemRefusal, redeemInvitation } from '#domain/invitations/redeem-invitation.ts'
import type { Answers } from '#domain/members/member.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { ServerKey } from '#domain/server-key.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import { isCode, mostWrongCodes } from './proof.ts'
import { hasAccount } from './read-account.ts'
import { hashDevice, signUpDays } from './sign-up.ts'

/** How somebody shows that they read the mailbox: the link (its token has been read), or the code. */
export type MailboxEvidence = { link: true } | { code: string }

/** What came of a proven address. */
export type Verified = {
  accountId: string
  email: string
  /** Whether this browser is the one that signed up: it may be signed in without the password. */
  sameDevice: boolean
  /** Where it led: into a community, or to what stood in the way. */
  outcome:
    | { joined: { communityId: string } }
    | { founded: { communityId: string; slug: string } }
    /** The proven address has an open invitation: did they mean to join? Nothing is created yet. */
    | { invited: true }
    | { refused: RedeemRefusal }
}

export type VerifyRefusal =
  /** No such sign-up: it ran out, or somebody else has proven the address first. */
  { because: 'unknown' } | { because: 'wrong code' } | { because: 'too many wrong codes' }

/**
 * Opens the account of a sign-up whose mailbox has been shown, and completes what it was for (joining,
 * or creating a community) in the same transaction: a crash leaves all of it or nothing.
 *
 * Every other sign-up for the address is forgotten with its password: whoever proves the mailbox owns
 * it. Proving twice answers the same again.
 */
export function verifySignUp(
  db: Db,
  tools: { identity: Identity; key: ServerKey; at?: Date },
  given: {
    signUpId: string
    device: string | null
    evidence: MailboxEvidence
    from: string | null
  },
): Promise<Result<Verified, VerifyRefusal>> {
  const { key, identity } = tools
  const work = async (db: Db, now: Date): Promise<Result<Verified, VerifyRefusal>> => {
    const signUp = await holdSignUp(db, { signUpId: given.signUpId, now })
    if (!signUp) return refuse({ because: 'unknown' })
    const weighed = await weigh(db, key, { signUp, evidence: given.evidence })
    if (!weighed.ok) return weighed
    const accountId = signUp.accountId ?? (await openAccount(db, identity, { signUp, now }))
    if (!accountId) return refuse({ because: 'unknown' })
    const outcome = await complete(db, { signUp, accountId, from: given.from, now })
    const sameDevice = given.device !== null && hashDevice(given.device) === signUp.device
    return accept({ accountId, email: signUp.email, sameDevice, outcome })
  }
  return atomically(db, work, tools.at)
}

type SignUpRow = Selectable<SignUps>

/** Holds the sign-up, and the address against everyone who proves it at the same moment. */
async function holdSignUp(
  db: Db,
  { signUpId, now }: { signUpId: string; now: Date },
): Promise<SignUpRow | undefined> {
  const read = () =>
    db
      .selectFrom('signUps')
      .selectAll()
      .where('id', '=', signUpId)
      .where('askedAt', '>', addDays(now, -signUpDays))
      .executeTakeFirst()
  const first = await read()
  if (!first) return undefined
  const turn = `account ${first.email}`
  await takeTurn(db, turn)
  return read()
}

async function weigh(
  db: Db,
  key: ServerKey,
  { signUp, evidence }: { signUp: SignUpRow; evidence: MailboxEvidence },
): Promise<Result<null, VerifyRefusal>> {
  if ('link' in evidence) return accept(null)
  if (signUp.wrongCodes >= mostWrongCodes) return refuse({ because: 'too many wrong codes' })
  if (isCode(key, { purpose: 'sign-up', id: signUp.id, typed: evidence.code })) return accept(null)
  await db
    .updateTable('signUps')
    .set({ wrongCodes: signUp.wrongCodes + 1 })
    .where('id', '=', signUp.id)
    .execute()
  return refuse({ because: 'wrong code' })
}

/** Null when the address has an account already: of two sign-ups, another was proven first. */
async function openAccount(
  db: Db,
  identity: Identity,
  { signUp, now }: { signUp: SignUpRow; now: Date },
): Promise<string | null> {
  const { email, firstName, lastName, phone, locale, passwordHash } = signUp
  if (passwordHash === null || (await hasAccount(db, email))) return null
  const accountId = await identity.openAccount(db, {
    email,
    firstName,
    lastName,
    phone,
    locale,
    passwordHash,
  })
  await db
    .updateTable('signUps')
    .set({ accountId, verifiedAt: now, passwordHash: null })
    .where('id', '=', signUp.id)
    .execute()
  await db.deleteFrom('signUps').where('email', '=', email).where('id', '!=', signUp.id).execute()
  return accountId
}

type Completing = { signUp: SignUpRow; accountId: string; from: string | null; now: Date }

async function complete(db: Db, completing: Completing): Promise<Verified['outcome']> {
  const { signUp, accountId, from } = completing
  const { communityId, invitationId, email, phone, locale } = signUp
  if (communityId === null || invitationId === null) return found(db, completing)
  const answers = signUp.answers as Answers
  const joining = { accountId, email, phone, locale, answers, from }
  const toldHome = signUp.home as Home | null
  const redeemed = await redeemInvitation(db, joining, { communityId, invitationId, toldHome })
  return redeemed.ok ? { joined: { communityId } } : { refused: redeemed.refusal }
}

/** What a sign-up keeps of the community it creates: its description, then where it is. */
type Founded = Founding & { founded?: { communityId: string; slug: string } }

async function found(
  db: Db,
  { signUp, accountId, from }: Completing,
): Promise<Verified['outcome']> {
  const { founded, ...founding } = signUp.founding as unknown as Founded
  if (founded) return { founded }
  if (await isInvited(db, signUp.email)) return { invited: true }
  const community = await foundCommunity(db, { ...signUp, accountId, from }, founding)
  await db
    .updateTable('signUps')
    .set({ founding: JSON.stringify({ ...founding, founded: community }) })
    .where('id', '=', signUp.id)
    .execute()
  return { founded: community }
}
