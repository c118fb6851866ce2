import { type Faults, readForm } from '#app/forms.ts'
import { readName } from '#domain/contacts/person-name.ts'
import type { AddFieldRefusal } from '#domain/member-fields/describe-field.ts'
import {
  type FieldDescription,
  fieldKinds,
  isLine,
  longestFieldName,
  longestValue,
  mostOptions,
} from '#domain/member-fields/member-field.ts'
import type { fieldWords } from './words.ts'

const names = ['name', 'kind', 'options', 'seenBy', 'filledBy', 'submission'] as const
export type TypedField = Record<(typeof names)[number], string>
export type FieldFaults = Faults<keyof TypedField, keyof (typeof fieldWords)['en']>

/** Reads the form that describes a field; of one that is there already `kind` is known. */
export async function readFieldForm(
  request: Request,
  known: FieldDescription['kind'] | null = null,
): Promise<{ typed: TypedField; described: FieldDescription | null; faults: FieldFaults }> {
  const read = await readForm(request, names)
  const typed = { ...read, kind: known ?? read.kind }
  const name = readName(typed.name, longestFieldName)
  const kind = fieldKinds.find((one) => one === typed.kind)
  const options = readOptions(typed.options)
  const seenBy = oneOf(['leaders', 'neighbours'], typed.seenBy)
  const filledBy = oneOf(['leaders', 'member'], typed.filledBy)
  const faults: FieldFaults = {
    ...(!name && { name: 'wrongName' }),
    ...(!kind && { kind: 'wrongKind' }),
    ...faultOfOptions(kind, { typed: typed.options, options }),
    ...(!seenBy && { seenBy: 'wrongSeenBy' }),
    ...(!filledBy && { filledBy: 'wrongFilledBy' }),
  }
  if (!name || !kind || !seenBy || !filledBy || faults.options)
    return { typed, faults, described: null }
  const chosen = kind === 'choice' ? options! : []
  return { typed, faults, described: { name, kind, options: chosen, seenBy, filledBy } }
}

/** What to say beside the form where the community's own rules refuse what was described. */
export const refusedField = {
  'name is taken': 'takenName',
  'name is built in': 'builtInName',
  'too many': 'tooMany',
} as const satisfies Record<AddFieldRefusal['because'], keyof (typeof fieldWords)['en']>

const oneOf = <Value extends string>(values: readonly Value[], typed: string) =>
  values.find((value) => value === typed)

/** Options that are missing, or that stand beside another kind of answer, where nobody would ever see them. */
function faultOfOptions(
  kind: FieldDescription['kind'] | undefined,
  { typed, options }: { typed: string; options: string[] | null },
): FieldFaults {
  if (kind === 'choice') return options ? {} : { options: 'wrongOptions' }
  return kind && typed.trim() !== '' ? { options: 'unaskedOptions' } : {}
}

/** Two options or more, each once, whatever its capitals; null when they cannot be read. */
function readOptions(typed: string): string[] | null {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => line.normalize('NFC').replace(/\s+/gu, ' ').trim())
  const options = withoutTwins(lines.filter((line) => line !== ''))
  const fits = options.every((option) => isLine(option) && option.length <= longestValue)
  return fits && options.length >= 2 && options.length <= mostOptions ? options : null
}

/** Each once, as it was written first. Signs tell apart: `A+` is not `A-`. */
function withoutTwins(lines: readonly string[]): string[] {
  const first = new Map<string, string>()
  for (const line of lines) if (!first.has(line.toLowerCase())) first.set(line.toLowerCase(), line)
  return [...first.values()]
}
