import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readCommunityPlace } from '#domain/communities/read-place.ts'
import { importRoster } from '#domain/rosters/import-roster.ts'
import { keepRoster } from '#domain/rosters/keep-roster.ts'
import { planRoster } from '#domain/rosters/plan-roster.ts'
import { type PlannedRow, totalsOf } from '#domain/rosters/planned.ts'
import { previewRoster } from '#domain/rosters/preview-roster.ts'
import { readRememberedColumns } from '#domain/rosters/remembered-columns.ts'
import { type UnderstoodSheet, understandSheet } from '#domain/rosters/understand-sheet.ts'
import type { Sheet } from '#integrations/spreadsheets/spreadsheets.ts'
import type { Services } from '../../services.ts'
import { asLeader } from '../as-leader.ts'
import { type Command, needed, Refused } from '../command.ts'
import { type ImportChoices, readChoices } from './choices.ts'
import { tellPlan } from './tell-plan.ts'
import { wordsOf } from './unreadable.ts'

export const importCommand: Command = {
  summary:
    'Brings in a whole community from a spreadsheet (CSV, TSV, text or XLSX), as its first Community Leader. With --dry-run it says what it would do, and does nothing.',
  usage:
    'import --community SLUG --file F [--dry-run] [--send now|later] [--without-email attention|paper] [--map "Header=field,…"]',
  options: {
    community: { type: 'string' },
    file: { type: 'string' },
    'dry-run': { type: 'boolean' },
    send: { type: 'string' },
    'without-email': { type: 'string' },
    map: { type: 'string' },
  },
  async run({ environment, values, progress }) {
    const slug = needed(values, 'community')
    const file = needed(values, 'file')
    const choices = readChoices(values)
    const bytes = await readBytes(file)
    return asLeader(environment, slug, async ({ services, by }) => {
      progress(`Reading ${file} …`)
      const read = await services.spreadsheets.read(bytes, { name: basename(file) })
      if (!read.ok) throw new Refused(`${file} ${wordsOf(read.refusal)}`)
      const chosen = { ...(await readRememberedColumns(services.db, by)), ...choices.map }
      const place = await readCommunityPlace(services.db, by)
      const sheet = understandSheet(read.value.rows, { chosen, place })
      const given = { file, read: read.value, sheet, choices, by, services, progress }
      const isDry = values['dry-run'] === true
      const { planned, left } = isDry ? await preview(given) : await carryOut(given)
      return tellPlan({ read: read.value, sheet, planned, left, isDry })
    })
  },
}

/** The largest file that is worth opening, in bytes; the reader refuses it with its reason. */
const largest = 11 * 1024 * 1024

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size > largest) throw new Error('it is larger than 10 MB')
    return await readFile(file)
  } catch (error) {
    throw new Refused(`${file} cannot be read: ${(error as Error).message}`)
  }
}

type Given = {
  file: string
  read: Sheet
  sheet: UnderstoodSheet
  choices: ImportChoices
  by: Parameters<typeof previewRoster>[1]
  services: Services
  progress: (words: string) => void
}

type Outcome = { planned: PlannedRow[]; left: readonly number[] }

async function preview({ sheet, choices, by, services, progress }: Given): Promise<Outcome> {
  progress(`Looking at ${sheet.understood.length.toLocaleString('en')} rows …`)
  const { withoutEmail } = choices
  const wanted = { rows: sheet.understood, options: { withoutEmail } }
  return { planned: await previewRoster(services.db, by, wanted), left: [] }
}

async function carryOut(given: Given): Promise<Outcome> {
  const { file, read, sheet, choices, by, services, progress } = given
  const { db, key } = services
  const rows = sheet.understood
  progress(`Planning ${rows.length.toLocaleString('en')} rows …`)
  const { encoding, delimiter, name } = read
  const rosterId = await keepRoster(db, by, {
    fileName: basename(file),
    sheet: { encoding, delimiter, name, headerLine: sheet.headerLine },
    columns: sheet.columns,
    chosen: choices.map,
    withoutEmail: choices.withoutEmail,
    sends: choices.send,
    rows: sheet.rows,
  })
  const planned = await planRoster(db, by, { rosterId, rows })
  if (!planned.ok) throw new Error(planned.refusal.because)
  const { create, update } = totalsOf(planned.value)
  const all = (create + update).toLocaleString('en')
  const outcome = await importRoster(
    db,
    by,
    { rosterId },
    {
      key,
      onProgress: ({ applied, changed }) =>
        progress(`${(applied + changed.length).toLocaleString('en')} of ${all} rows …`),
    },
  )
  if (!outcome.ok) throw new Refused('The Community Leader may not grant the default role.')
  return { planned: planned.value, left: outcome.value.changed }
}
