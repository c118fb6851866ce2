import type { Home } from '#domain/addresses/home.ts'
import { homeKey } from '#domain/addresses/home-key.ts'
import type { EmailAddress } from '#domain/contacts/email-address.ts'
import type { Name } from '#domain/contacts/person-name.ts'
import { foldName } from '#domain/contacts/person-name.ts'
import type { PhoneNumber } from '#domain/contacts/phone-number.ts'
import type { RosterPerson, UnderstoodRow } from '#domain/rosters/understand-row.ts'

/** A home of Austin by its street line. */
export function atStreet(street: string, unit: string | null = null): Home {
  return { kind: 'street', street, unit, city: 'AUSTIN', state: 'TX', zip: '78701' }
}

type Given = Partial<Omit<RosterPerson, 'firstName' | 'lastName' | 'email' | 'phone'>> & {
  email?: string | null
  phone?: string | null
}

/** A person of a row: `Ana Reyes`, and what else the row says. */
export function called(name: string, given: Given = {}): RosterPerson {
  const [firstName, lastName] = name.split(' ') as [Name, Name]
  const { email = null, phone = null, ...more } = given
  return {
    ...{ firstName, lastName, householdRole: null, occupancy: null, role: null, title: null },
    email: email as EmailAddress | null,
    phone: phone as PhoneNumber | null,
    ...more,
  }
}

let lines = 1

/** A row that says who lives where; each has a line of its own. */
export function aRow(
  home: Home | null,
  people: RosterPerson[],
  given: Partial<UnderstoodRow> = {},
): UnderstoodRow {
  lines += 1
  const key = home && homeKey(home)
  const householdKey = foldName(given.householdName ?? '')
  const organization = given.organization ?? null
  const isHomeOnly = people.length === 0 && organization === null
  return {
    ...{ line: lines, home, homeKey: key, people, organization, householdKey, isHomeOnly },
    ...{ householdName: organization, isVacant: isHomeOnly, problems: [], skipped: null },
    ...given,
  }
}

/** A file whose columns do not matter, since its rows are understood already. */
export function aFile() {
  const sheet = {
    ...{ encoding: 'utf-8', delimiter: ',', name: null, otherSheets: [], strayQuotes: [] },
    ...{ headerLine: 1, headers: ['Owner'], leftOut: [], hiddenRows: 0 },
  }
  return { fileName: 'owners.csv', about: () => ({ sheet, columns: [] }), bytes: null }
}
