import type { Say } from '#app/words/words.ts'
import { printPhone } from '#domain/contacts/phone-number.ts'
import type { ExportColumn, ExportedMember } from '#domain/members/export-members.ts'
import type { ExportWord } from './export-words.ts'

type Words = { say: Say<ExportWord>; day: (day: Date) => string }

/** The header of a file of members. */
export function headerOf(columns: readonly ExportColumn[], say: Say<ExportWord>): string[] {
  return columns.map((column) => say(column === 'title' ? 'titleColumn' : column))
}

/** A member as a row of a file, in words that can be read in again. */
export function rowOf(
  member: ExportedMember,
  columns: readonly ExportColumn[],
  { say, day }: Words,
): string[] {
  const { home, phone, state, since, role, title, email, firstName, lastName } = member
  const cells: Record<ExportColumn, string | null> = {
    ...{ firstName, lastName, role, title, email },
    address: home?.street ?? null,
    lot: home?.lot ?? null,
    unit: home?.unit ?? null,
    city: home?.city ?? null,
    state: home?.state ?? null,
    zip: home?.zip ?? null,
    householdRole: home && say(home.householdRole),
    occupancy: home && home.occupancy !== 'other' ? say(home.occupancy) : null,
    phone: phone && printPhone(phone),
    standing: say(state),
    since: day(since),
  }
  return columns.map((column) => cells[column] ?? '')
}
