import type { Db } from '#database/connect.ts'
import { queueAccountDelivery } from '#domain/deliveries/queue-delivery.ts'
import type { SignInChange } from '#integrations/mail/message.ts'

type Telling = { accountId: string; kind: SignInChange; passkey?: string; now: Date }

/** Tells the owner of an account by e-mail that signing in has changed, in the transaction of the change. */
export async function tellOwner(db: Db, { accountId, kind, passkey, now }: Telling): Promise<void> {
  const {
    email: recipient,
    locale,
    firstName,
  } = await db
    .selectFrom('accounts')
    .select(['email', 'locale', 'firstName'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const facts = {
    firstName,
    kind,
    codesLeft: await countCodes(db, accountId),
    passkey: passkey ?? '',
  }
  await queueAccountDelivery(db, { template: 'sign-in changed', recipient, locale, facts, now })
}

async function countCodes(db: Db, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recoveryCodes')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
