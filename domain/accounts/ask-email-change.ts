import type { Db } from '#database/connect.ts'
import { atomically } from '#database/in-community.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import { newId } from '#domain/new-id.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Identity } from '#integrations/identity/identity.ts'
import type { Limit, Limits } from '#integrations/limits/limits.ts'
import { checkPassword, type PasswordRefusal } from './check-password.ts'
import { changeState } from './email-change.ts'
import { readOpenChange } from './read-email-change.ts'

export type AskChangeRefusal = { because: 'same address' } | PasswordRefusal

/** One new address is written to at most so often, whoever asks. */
export const perNewAddress: Limit[] = [
  { name: 'new address minute', tries: 3, seconds: 60 },
  { name: 'new address hour', tries: 6, seconds: 3600 },
]

/** One account may try so many addresses: each is a letter to somebody. */
export const perAccount: Limit[] = [{ name: 'new address account', tries: 12, seconds: 86_400 }]

type Asking = {
  accountId: string
  sessionId: string
  /** The fingerprints of network address and device. */
  who: readonly string[]
  email: string
  password: string
}

/**
 * Asks to sign in with another address. The new one gets a link and a code, the old one is told at once
 * and can stop it; until the new one is proven nothing changes. A change asked before gives way.
 *
 * Whether the new address has an account already is told to nobody but its owner, by e-mail.
 */
export async function askEmailChange(
  db: Db,
  tools: { identity: Identity; limits: Limits; at?: Date },
  asking: Asking,
): Promise<Result<null, AskChangeRefusal>> {
  const { accountId, email } = asking
  const known = await checkPassword(db, tools, asking)
  if (!known.ok) return known
  if ((await readOpenChange(db, { accountId, at: tools.at }))?.newEmail === email)
    return accept(null)
  for (const hurry of [
    await tools.limits.spend([accountId], perAccount),
    await tools.limits.spend([email], perNewAddress),
  ])
    if (!hurry.ok) return hurry
  return atomically(db, (db, now) => ask(db, asking, now), tools.at)
}

async function ask(
  db: Db,
  { accountId, sessionId, email: newEmail }: Asking,
  now: Date,
): Promise<Result<null, AskChangeRefusal>> {
  const account = await db
    .selectFrom('accounts')
    .select(['email', 'locale'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (account.email === newEmail) return refuse({ because: 'same address' })
  if (await givesWay(db, { accountId, newEmail, now })) return accept(null)
  const changeId = newId()
  await db
    .insertInto('emailChanges')
    .values({ id: changeId, accountId, sessionId, oldEmail: account.email, newEmail, askedAt: now })
    .execute()
  await writeToNew(db, { changeId, newEmail, locale: account.locale, now })
  await queueAccountDelivery(db, {
    template: 'address change asked',
    recipient: account.email,
    locale: account.locale,
    facts: { changeId },
    now,
  })
  return accept(null)
}

/** Stops the change that was open, unless it is the same: then true, and nothing more is to be done. */
async function givesWay(
  db: Db,
  { accountId, newEmail, now }: { accountId: string; newEmail: string; now: Date },
): Promise<boolean> {
  const open = await db
    .selectFrom('emailChanges')
    .selectAll()
    .where('accountId', '=', accountId)
    .where('doneAt', 'is', null)
    .where('stoppedAt', 'is', null)
    .executeTakeFirst()
  if (!open) return false
  if (open.newEmail === newEmail && changeState(open, now) === 'open') return true
  await db.updateTable('emailChanges').set({ stoppedAt: now }).where('id', '=', open.id).execute()
  return false
}

type Writing = { changeId: string; newEmail: string; locale: string; now: Date }

/** Writes to the new address: the proof, or to the owner of an account that somebody wanted it. */
export async function writeToNew(
  db: Db,
  { changeId, newEmail, locale, now }: Writing,
): Promise<void> {
  const owner = await db
    .selectFrom('accounts')
    .select('locale')
    .where('email', '=', newEmail)
    .executeTakeFirst()
  await queueAccountDelivery(db, {
    template: owner ? 'address in use' : 'confirm new address',
    recipient: newEmail,
    locale: owner?.locale ?? locale,
    facts: { changeId },
    now,
  })
}
