import { type Unread, type UnreadableWord, unreadableWords } from './unreadable-words.ts'

/** Why another sheet was not read, and which. */
export type SheetTrouble = Unread & { name: string }

/** The same as the address of the columns has it; `unread` is null where the sheet could not be had at all. */
export function printSheetTrouble(name: string, unread: Unread | null): string {
  const { word, facts } = unread ?? { word: 'noSheet', facts: {} }
  const numbers = Object.entries(facts).map(([fact, number]) => [fact, `${number}`])
  return `?${new URLSearchParams([['sheet', word], ['name', name], ...numbers])}`
}

/**
 * Reads it from an address. Only a sheet that the file has is named, and only numbers are told of it:
 * what an address says otherwise, it does not say.
 */
export function readSheetTrouble(
  params: URLSearchParams,
  otherSheets: readonly string[],
): SheetTrouble | null {
  if (!params.has('sheet')) return null
  const name = otherSheets.find((one) => one === params.get('name'))
  const word = params.get('sheet') as UnreadableWord
  const facts = ['most', 'line', 'column'].map((fact) => [fact, params.get(fact) ?? '0'] as const)
  const isReadable = facts.every(([, text]) => /^\d{1,9}$/.test(text))
  if (name === undefined || !Object.hasOwn(unreadableWords.en, word) || !isReadable)
    return { word: 'noSheet', facts: {}, name: '' }
  return {
    word,
    facts: Object.fromEntries(facts.map(([fact, text]) => [fact, Number(text)])),
    name,
  }
}
