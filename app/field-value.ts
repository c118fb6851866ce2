import type { FieldKind } from '#domain/member-fields/member-field.ts'
import { daysIn } from './words/days.ts'
import type { Locale } from './words/locale.ts'
import { sayIn, words } from './words/words.ts'

const fieldValueWords = words({ en: { yes: 'Yes', no: 'No' }, es: { yes: 'Sí', no: 'No' } })

/** What stands in a member field, as people read it: days and *Yes* and *No* in words. */
export function printFieldValue(locale: Locale, kind: FieldKind, value: string): string {
  if (kind === 'date') return daysIn(locale, 'UTC')(new Date(value))
  return kind === 'yes or no' ? printYesOrNo(locale, value) : value
}

/** The same as files have it: days as `2026-11-22`. */
export function fieldValueInFile(locale: Locale, kind: FieldKind, value: string): string {
  return kind === 'yes or no' ? printYesOrNo(locale, value) : value
}

function printYesOrNo(locale: Locale, value: string): string {
  return sayIn(locale, fieldValueWords)(value === 'yes' ? 'yes' : 'no')
}
