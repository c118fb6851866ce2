import { extname, resolve } from 'node:path'
import { logFile } from '#app/pages/audit/log-file.ts'
import { householdFile } from '#app/pages/households/household-file.ts'
import { memberFile } from '#app/pages/members/member-file.ts'
import { propertyFile } from '#app/pages/properties/property-file.ts'
import type { Locale } from '#app/words/locale.ts'
import type { Db } from '#database/connect.ts'
import { exportColumns } from '#domain/members/export-members.ts'
import type { Actor } from '#domain/roles/permission.ts'
import type { RowParts } from '#integrations/spreadsheets/spreadsheets.ts'
import { asLeader } from './as-leader.ts'
import {
  type Command,
  chosen,
  counted,
  needed,
  Refused,
  type Values,
  WrongUsage,
} from './command.ts'
import { intoFile } from './into-file.ts'

type Asked = { format: 'csv' | 'xlsx'; locale: Locale; timeZone: string }

/** What can be taken away, as the pages give it: everything on the first tab. */
const lists = {
  members: (db: Db, by: Actor, { format, ...reader }: Asked) => {
    const question = { tab: 'all', search: '', sort: 'name' } as const
    return memberFile(
      db,
      by,
      { question, columns: exportColumns, fields: 'all', format } as const,
      reader,
    )
  },
  households: (db: Db, by: Actor, { format, locale }: Asked) =>
    householdFile(db, by, { tab: 'all', search: '', format }, locale),
  properties: (db: Db, by: Actor, { format, locale }: Asked) =>
    propertyFile(db, by, { tab: 'all', search: '', format }, locale),
  'audit-log': async (db: Db, by: Actor, reader: Asked) => {
    const all = { personId: null, kind: null, since: null, until: null }
    const rows = await logFile(db, by, all, reader)
    if (!rows.ok) throw new Refused('The audit log cannot be read.')
    return rows.value
  },
} satisfies Record<string, (db: Db, by: Actor, asked: Asked) => Promise<RowParts>>

const names = Object.keys(lists) as (keyof typeof lists)[]

export const exportCommand: Command = {
  summary:
    'Writes a list of a community into a CSV or XLSX file, as its first Community Leader: all members, households or properties as the pages export them, or the audit log. The audit log keeps it.',
  usage:
    'export --community SLUG --list members|households|properties|audit-log --out FILE.csv|FILE.xlsx [--language en|es]',
  options: {
    community: { type: 'string' },
    list: { type: 'string' },
    out: { type: 'string' },
    language: { type: 'string' },
  },
  async run({ environment, values, progress }) {
    const slug = needed(values, 'community')
    needed(values, 'list')
    const list = chosen(values, 'list', names)!
    const locale = chosen(values, 'language', ['en', 'es']) ?? 'en'
    const { file, format } = outIn(values)
    return asLeader(environment, slug, { evenEnded: true }, ({ services, by, community }) =>
      intoFile(file, async (write) => {
        progress(`Reading the ${list} of ${community.name} …`)
        const asked = { format, locale, timeZone: community.timeZone }
        const told = counting(await lists[list](services.db, by, asked))
        for await (const part of services.spreadsheets.write(format, told.parts)) await write(part)
        const rows = told.count() - 1 // the first names the columns
        return { words: `${file} has ${counted(rows, 'row')}.`, data: { list, rows, file } }
      }),
    )
  },
}

function outIn(values: Values): { file: string; format: Asked['format'] } {
  const file = resolve(needed(values, 'out'))
  const ending = extname(file).toLowerCase()
  if (ending === '.csv') return { file, format: 'csv' }
  if (ending === '.xlsx') return { file, format: 'xlsx' }
  throw new WrongUsage('--out ends in .csv or .xlsx.')
}

/** The same rows, and how many there have been. */
function counting(rows: RowParts): { parts: RowParts; count(): number } {
  let count = 0
  async function* parts() {
    for await (const part of rows) {
      count += part.length
      yield part
    }
  }
  return { parts: parts(), count: () => count }
}
