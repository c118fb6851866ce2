import type { Selectable } from 'kysely'
import type { Db } from '#database/connect.ts'
import type { Accounts, EmailChanges } from '#database/tables.ts'
import { takeTurn } from '#database/take-turn.ts'

export type HeldChange = {
  change: Selectable<EmailChanges>
  account: Selectable<Accounts>
}

/**
 * Holds a change and its account until the transaction ends, and its address against everyone who
 * proves it at the same moment. Locks are taken in this order everywhere: address, account, change.
 */
export async function holdEmailChange(
  db: Db,
  { changeId, address }: { changeId: string; address: 'newEmail' | 'oldEmail' },
): Promise<HeldChange | null> {
  const read = () =>
    db.selectFrom('emailChanges').selectAll().where('id', '=', changeId).executeTakeFirst()
  const first = await read()
  if (!first) return null
  await takeTurn(db, `account ${first[address]}`)
  const account = await db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', first.accountId)
    .forUpdate()
    .executeTakeFirst()
  const change = await read()
  return account && change ? { change, account } : null
}
