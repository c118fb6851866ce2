import type { Locale } from '#app/words/locale.ts'
import type { SheetStyle } from '#domain/passes/compose-sheets.ts'

const layouts = ['cards', 'large cards', 'letters'] as const
const papers = ['letter', 'a4'] as const
const locales = ['en', 'es'] as const

/** What may be chosen for passes; letters are for homes. */
export const layoutsFor = ({ forHomes }: { forHomes: boolean }) =>
  forHomes ? (['letters', 'cards', 'large cards'] as const) : (['cards', 'large cards'] as const)

/** Reads how sheets are to look from an address; what it does not say, or says wrongly, is as usual. */
export function readStyle(query: URLSearchParams, usual: { locale: Locale }): SheetStyle {
  const read = <Value extends string>(name: string, values: readonly Value[], other: Value) =>
    values.find((value) => value === query.get(name)) ?? other
  return {
    layout: read('layout', layouts, 'cards'),
    paper: read('paper', papers, 'letter'),
    locale: read('language', locales, usual.locale),
  }
}
