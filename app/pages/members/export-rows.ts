import { columnOfHome, type FileColumn, homeColumnWords } from '#app/home-columns.ts'
import type { Locale } from '#app/words/locale.ts'
import { sayIn } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import type { ExportColumn, ExportedMember } from '#domain/members/export-members.ts'
import { exportWords } from './export-words.ts'

/** The columns of a file of members, in words that can be read in again; `day` prints a day as files have it. */
export function columnsOfFile(
  columns: readonly ExportColumn[],
  { locale, day }: { locale: Locale; day: (day: Date) => string },
): FileColumn<ExportedMember>[] {
  const say = sayIn(locale, exportWords)
  const sayHome = sayIn(locale, homeColumnWords)
  const known: Record<ExportColumn, FileColumn<ExportedMember>> = {
    firstName: [say('firstName'), ({ firstName }) => firstName],
    lastName: [say('lastName'), ({ lastName }) => lastName],
    address: columnOfHome('street', sayHome),
    lot: columnOfHome('lot', sayHome),
    unit: columnOfHome('unit', sayHome),
    city: columnOfHome('city', sayHome),
    state: columnOfHome('state', sayHome),
    zip: columnOfHome('zip', sayHome),
    email: [say('email'), ({ email }) => email ?? ''],
    phone: [say('phone'), ({ phone }) => (phone ? printPhone(phone) : '')],
    householdRole: [say('householdRole'), ({ home }) => (home ? say(home.householdRole) : '')],
    occupancy: [
      say('occupancy'),
      ({ home }) => (home && home.occupancy !== 'other' ? say(home.occupancy) : ''),
    ],
    role: [say('role'), ({ role }) => role],
    title: [say('titleColumn'), ({ title }) => title ?? ''],
    standing: [say('standing'), ({ state }) => say(state)],
    since: [say('since'), ({ since }) => day(since)],
  }
  return columns.map((column) => known[column])
}
