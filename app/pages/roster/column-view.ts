import type { Column, Field } from '#domain/rosters/field.ts'
import type { KeptSheet } from '#domain/rosters/roster.ts'
import type { columnWords } from './column-words.ts'

type ColumnWord = keyof (typeof columnWords)['en']

type NoteWord = Extract<ColumnWord, 'ofMail' | 'ofLeft' | 'tenantLeftOut' | 'ofTenant' | 'person'>

/** A column for somebody who confirms what it is. */
export type ColumnView = {
  index: number
  header: string
  field: Field
  samples: string[]
  sure: Extract<ColumnWord, 'certain' | 'likely' | 'guess' | 'unknown'>
  /** What else is known of it. */
  notes: { word: NoteWord; number: number }[]
  needsLook: boolean
}

/** From here on we are sure, or quite sure, of a column. */
const [certain, likely] = [0.85, 0.6]

/** The columns of the file, without those that were added to be filled in. */
export function columnViews(
  columns: readonly Column[],
  { headers }: KeptSheet,
  samples: readonly string[][],
): ColumnView[] {
  const inFile = columns.filter(({ index }) => index < headers.length)
  return inFile.map((column) => {
    const { index, header, field } = column
    const sure = sureOf(column)
    const shown = (samples[index] ?? []).map((sample) => shortened(sample))
    const isEmpty = shown.length === 0
    const needsLook = !isEmpty && (sure === 'guess' || sure === 'unknown')
    return { index, header, field, samples: shown, sure, notes: notesOf(column), needsLook }
  })
}

function sureOf({ confidence, meaning }: Column): ColumnView['sure'] {
  if (confidence >= certain) return 'certain'
  if (confidence >= likely) return 'likely'
  return meaning === 'ignore' ? 'unknown' : 'guess'
}

function notesOf({ meaning, who, person }: Column): ColumnView['notes'] {
  if (meaning.startsWith('mailing')) return [{ word: 'ofMail', number: 0 }]
  if (meaning === 'hasLeft') return [{ word: 'ofLeft', number: 0 }]
  if (meaning === 'tenantBesideOwner') return [{ word: 'tenantLeftOut', number: 0 }]
  if (meaning === 'ignore') return []
  return [
    ...(who === 'tenant' ? [{ word: 'ofTenant' as const, number: 0 }] : []),
    ...(person > 1 ? [{ word: 'person' as const, number: person }] : []),
  ]
}

/** The most of a sample that is shown, in characters. */
const longestSample = 60

function shortened(sample: string): string {
  const line = sample.replace(/\s+/g, ' ')
  return line.length > longestSample ? `${line.slice(0, longestSample)}…` : line
}
