import type { Db } from '#database/connect.ts'

/** Two-factor of an account, as its owner sees it. */
export type TwoFactor = { since: Date; codesLeft: number }

/** Reads whether two-factor is on, since when, and how many recovery codes are left; null: it is off. */
export async function readTwoFactor(db: Db, accountId: string): Promise<TwoFactor | null> {
  const app = await db
    .selectFrom('authenticators')
    .select((eb) => [
      'confirmedAt',
      eb
        .selectFrom('recoveryCodes')
        .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
        .whereRef('recoveryCodes.accountId', '=', 'authenticators.accountId')
        .where('usedAt', 'is', null)
        .as('codesLeft'),
    ])
    .where('accountId', '=', accountId)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst()
  return app?.confirmedAt ? { since: app.confirmedAt, codesLeft: app.codesLeft ?? 0 } : null
}
