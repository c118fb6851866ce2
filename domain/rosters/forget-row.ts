import type { KnownPerson } from './known.ts'
import type { Town } from './town.ts'
import type { UnderstoodRow } from './understand-row.ts'

/**
 * Forgets the home and the addresses of a row that come no more in the file, and the people whom no later
 * row can mean: of a large file only what is still open is held.
 */
export function forgetRow({ homeKey, people, line }: UnderstoodRow, town: Town): void {
  if (!town.lastLines) return
  const isOver = (what: string) => town.lastLines!.of(what) <= line
  const left: KnownPerson[] = []
  if (homeKey !== null && isOver(homeKey)) left.push(...leaveHome(homeKey, town))
  for (const { email } of people)
    if (email !== null && isOver(email)) left.push(...leaveAddress(email, town))
  for (const person of left) if (isForgotten(person, town)) forget(person, town)
}

function leaveHome(homeKey: string, { known, byHousehold }: Town): KnownPerson[] {
  const households = known.properties.get(homeKey)?.households ?? []
  known.properties.delete(homeKey)
  return households.flatMap(({ id }) => {
    const people = byHousehold.get(id) ?? []
    byHousehold.delete(id)
    return people
  })
}

function leaveAddress(email: string, { byEmail }: Town): KnownPerson[] {
  const people = byEmail.get(email) ?? []
  byEmail.delete(email)
  return people
}

/** Nobody can be found any more who is listed neither at a home nor under an address. */
function isForgotten({ id, email, places }: KnownPerson, town: Town): boolean {
  const addresses = [email, town.formerEmails.get(id)]
  const isListed = addresses.some((one) => one && town.byEmail.get(one)?.some((p) => p.id === id))
  return !isListed && places.keys().every((householdId) => !town.byHousehold.has(householdId))
}

function forget({ id }: KnownPerson, { known, told, formerEmails }: Town): void {
  known.people.delete(id)
  told.delete(id)
  formerEmails.delete(id)
}
