import type { Db } from '#database/connect.ts'

/** An account as its owner and our pages know it. */
export type Account = {
  id: string
  email: string
  name: string
  firstName: string
  lastName: string
  phone: string | null
  locale: 'en' | 'es'
}

/** Reads an account; null when there is none of this id. */
export async function readAccount(db: Db, id: string): Promise<Account | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['id', 'email', 'name', 'firstName', 'lastName', 'phone', 'locale'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, locale: row.locale as 'en' | 'es' } : null
}

/** The account of somebody who is signed in; a session has one. */
export async function readOwnAccount(db: Db, id: string): Promise<Account> {
  const account = await readAccount(db, id)
  if (!account) throw new Error('A session has an account.')
  return account
}

/** Whether an address has an account. */
export async function hasAccount(db: Db, email: string): Promise<boolean> {
  const found = await db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  return found !== undefined
}
