import { columnKeys, type Field, fields } from '#domain/rosters/field.ts'
import { chosen, type Values, WrongUsage } from '../command.ts'

/** What whoever imports has chosen. */
export type ImportChoices = {
  send: 'now' | 'later'
  withoutEmail: 'attention' | 'paper'
  /** What columns are, by the keys of `columnKeys`. */
  map: Record<string, Field>
  /** The street address of homes of which rows tell only the unit; null: none. */
  street: string | null
}

export function readChoices(values: Values): ImportChoices {
  return {
    send: chosen(values, 'send', ['later', 'now']) ?? 'later',
    withoutEmail: chosen(values, 'without-email', ['attention', 'paper']) ?? 'attention',
    map: readMap(values.map),
    street: readStreet(values.street),
  }
}

function readStreet(typed: string | boolean | undefined): string | null {
  const street = typeof typed === 'string' ? typed.trim() : ''
  if (street.length > 200) throw new WrongUsage('--street has more than 200 characters.')
  return street || null
}

/** `Owner Name(s)=fullName,Unit #=unit`: a header may have equals signs, and commas where no field follows. */
function readMap(typed: string | boolean | undefined): Record<string, Field> {
  if (typeof typed !== 'string' || typed.trim() === '') return {}
  const entries = [...typed.matchAll(/(?:^|,)(.+?)=\s*(\w+)\s*(?=,|$)/g)]
  if (entries.map(([whole]) => whole).join('') !== typed)
    throw new WrongUsage('--map is written "Header=field,…".')
  return Object.fromEntries(
    entries.map(([, header, name]) => {
      const field = fields.find((one) => one === name)
      if (!field) throw new WrongUsage(`--map knows these fields: ${fields.join(', ')}.`)
      return [columnKeys([header!])[0]!, field]
    }),
  )
}
