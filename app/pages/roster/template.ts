import { entrance, house, visit } from '#app/context.ts'
import { fileAnswer } from '#app/file-answer.ts'
import { sayIn } from '#app/words/words.ts'
import { readCommunityPlace } from '#domain/communities/read-place.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/template.ts'
import { fieldWords } from './field-words.ts'

const columns = [
  'firstName', 'lastName', 'address', 'lot', 'unit', 'city', 'state', 'zip', 'email', 'phone',
  'household', 'householdRole', 'occupancy', 'role', 'title',
] as const // biome-ignore format: a table

type Example = Partial<Record<(typeof columns)[number], string>>

const ana = {
  ...{ firstName: 'Ana', lastName: 'Reyes', address: '123 Main St', unit: 'Apt 4' },
  ...{ email: 'ana@example.com', phone: '(512) 555-0101' },
}
const bo = { firstName: 'Bo', lastName: 'Chen', lot: '7', email: 'bo@example.com' }

const standing = {
  en: [
    { householdRole: 'Head of Household', occupancy: 'Owner' },
    { householdRole: 'Head of Household', occupancy: 'Renter' },
  ],
  es: [
    { householdRole: 'Jefa de hogar', occupancy: 'Propietaria' },
    { householdRole: 'Jefe de hogar', occupancy: 'Inquilino' },
  ],
} as const

/** A file with every column a roster can have, and two people who show how it is filled in. */
export async function loader({ context }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'import roster')
  const { locale } = context.get(visit)
  const say = sayIn(locale, fieldWords)
  const { db, spreadsheets } = context.get(house)
  const place = await readCommunityPlace(db, by)
  const examples = [ana, bo].map((person, at): Example => {
    return { ...person, ...place, ...standing[locale][at] }
  })
  const rows = examples.map((example) => columns.map((column) => example[column] ?? ''))
  const pieces = spreadsheets.write('csv', [[columns.map((one) => say(one)), ...rows]])
  return fileAnswer({ format: 'csv', name: 'roster-template', pieces })
}
