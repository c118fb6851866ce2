import { data } from 'react-router'

/** The longest text any field of ours takes, in characters; longer ones count as absent. */
const longestField = 12_000

/** What a form holds, field by field; what was not filled in, sent twice or is a file reads as ''. */
export type Filled<Name extends string> = Record<Name, string>

/**
 * Reads the named fields of a form as they were typed. A body that is no form is answered with 400.
 */
export async function readForm<const Name extends string>(
  request: Request,
  names: readonly Name[],
): Promise<Filled<Name>> {
  const { text } = await openForm(request)
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Filled<Name>
}

/** Reads every value of a field that may be chosen several times. */
export async function readChosen(request: Request, name: string): Promise<string[]> {
  return (await openForm(request)).chosen(name)
}

/** A form whose fields are not known beforehand, or that takes a longer text than others. */
export type OpenForm = {
  /** What was typed into a field; '' when it was not filled in, or is longer than it may be. */
  text(name: string, longest?: number): string
  /** Every value of a field that may be chosen several times. */
  chosen(name: string): string[]
  /** The file that was chosen; null when none was. */
  file(name: string): File | null
  /** All files that were chosen. */
  files(name: string): File[]
}

/** Opens a form to read it field by field. A body that is no form is answered with 400. */
export async function openForm(request: Request): Promise<OpenForm> {
  const form = await formOf(request)
  return {
    text: (name, longest = longestField) => onlyText(form.getAll(name), longest),
    chosen: (name) => form.getAll(name).filter((value) => typeof value === 'string'),
    file: (name) => onlyFile(form.getAll(name)),
    files: (name) => form.getAll(name).filter(isChosenFile),
  }
}

/** Browsers send a field of which no file was chosen as an empty one without a name. */
function onlyFile(values: FormDataEntryValue[]): File | null {
  const [value] = values
  return values.length === 1 && value !== undefined && isChosenFile(value) ? value : null
}

function isChosenFile(value: FormDataEntryValue): value is File {
  return value instanceof File && (value.name !== '' || value.size > 0)
}

async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (cause) {
    throw data(null, { status: 400, statusText: String(cause) })
  }
}

function onlyText(values: FormDataEntryValue[], longest: number): string {
  const [value] = values
  return values.length === 1 && typeof value === 'string' && value.length <= longest ? value : ''
}

/** What is wrong with a field, in words the page says; keys of its words. */
export type Faults<Name extends string, Word extends string> = Partial<Record<Name, Word>>

/** A path of our own to go on to, or the fallback: never another site, never a program. */
export function localPath(wanted: string | null, fallback: string): string {
  if (!wanted || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return fallback
  return wanted
}
