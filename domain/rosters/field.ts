/** What a column of a roster can be, as people choose it on screen and `--map` names it. */
export const fields = [
  'fullName', 'firstName', 'lastName', 'address', 'street', 'unit', 'lot', 'city', 'state', 'zip',
  'email', 'phone', 'household', 'householdRole', 'occupancy', 'role', 'title', 'ignore',
] as const // biome-ignore format: a table

export type Field = (typeof fields)[number]

/** Finer than a field: what only the reading of a row needs to tell apart. */
const faces = {
  middleName: 'firstName',
  nameSuffix: 'lastName',
  houseNumber: 'street',
  addressLine2: 'unit',
  building: 'unit',
  cityStateZip: 'city',
  block: 'lot',
  section: 'lot',
  mobilePhone: 'phone',
  homePhone: 'phone',
  workPhone: 'phone',
  isHead: 'householdRole',
  isOwnerOccupied: 'occupancy',
  isRented: 'occupancy',
  hasLeft: 'ignore',
  tenantBesideOwner: 'ignore',
  mailingAddress: 'ignore',
  mailingUnit: 'ignore',
  mailingCity: 'ignore',
  mailingState: 'ignore',
  mailingZip: 'ignore',
  mailingCityStateZip: 'ignore',
} as const satisfies Record<string, Field>

export type Meaning = Field | keyof typeof faces

/** The field a meaning is told and chosen as: a middle name belongs to `firstName`. */
export function faceOf(meaning: Meaning): Field {
  return Object.hasOwn(faces, meaning) ? faces[meaning as keyof typeof faces] : (meaning as Field)
}

/** Whose a column is, as its header says: an owner's, a tenant's, or nobody in particular's. */
export type Who = 'owner' | 'tenant' | null

/** What a column was taken for. */
export type Column = {
  /** Its place in a row, from 0. */
  index: number
  /** As it stands in the file; '' where it has none. */
  header: string
  /** What a remembered mapping knows it by; see `columnKeys`. */
  key: string
  field: Field
  meaning: Meaning
  who: Who
  /** Which person of the row, from 1; 0 for all of them. */
  person: number
  /** From 0, a shot in the dark, to 1, chosen by a person. */
  confidence: number
}

/**
 * What columns were taken for when somebody confirmed them, by their keys; surely where a person had
 * corrected them.
 */
export type Remembered = Readonly<Record<string, Pick<Column, 'meaning' | 'confidence'>>>

/** One row of a file: its line, from 1, and its cells as text. */
export type RosterRow = { line: number; cells: readonly string[] }

/**
 * What the columns of a file are remembered by: the header without case, accents and signs. A header
 * that stands twice is `city` and `city (2)`; a column without one is known by its place, `column 4`.
 */
export function columnKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headers.map((header, index) => {
    const folded = foldHeader(header) || `column ${index + 1}`
    const times = (seen.get(folded) ?? 0) + 1
    seen.set(folded, times)
    return times === 1 ? folded : `${folded} (${times})`
  })
}

/** A header's words in small letters without accents; `#` stays, since it means a number. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/#/g, ' # ')
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()
}
