import type { Db } from '#database/connect.ts'
import type { Home } from '#domain/addresses/home.ts'
import { newId } from '#domain/new-id.ts'
import { anEmail } from './factories.ts'

/** What somebody without a code asks. */
export type Knock = {
  community: string
  firstName: string
  lastName: string
  email: string
  phone: string | null
  home: Home
}

/** A street in the town of the communities of tests. */
export function aHomeAt(street: string, zip = '78701'): Home {
  return { kind: 'street', street, unit: null, city: 'AUSTIN', state: 'TX', zip }
}

/** Somebody without a code has asked, and nobody has looked at it yet. */
export async function aKnock(db: Db, given: Partial<Knock> = {}, at?: Date) {
  const id = newId()
  const knock = {
    ...{ community: 'Maple Court', firstName: 'Bo', lastName: 'Chen', email: anEmail('asker') },
    ...{ phone: null, home: aHomeAt('1 NOWHERE LN') },
    ...given,
  }
  await db
    .insertInto('knocks')
    .values({
      ...knock,
      id,
      home: JSON.stringify(knock.home),
      locale: 'en',
      ...(at && { askedAt: at, dueAt: at }),
    })
    .execute()
  return { id, ...knock }
}
