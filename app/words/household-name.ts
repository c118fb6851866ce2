import { useContext } from 'react'
import type { HouseholdName } from '#domain/households/household.ts'
import type { Locale } from './locale.ts'
import { LocaleContext, sayIn, words } from './words.ts'

const householdNameWords = words({
  en: { named: '{names} Household', empty: 'Empty household' },
  es: { named: 'Hogar {names}', empty: 'Hogar vacío' },
})

const spanishList = new Intl.ListFormat('es')

const listed: Record<Locale, (names: readonly string[]) => string> = {
  en: (names) =>
    names.length > 1 ? `${names.slice(0, -1).join(', ')} & ${names.at(-1)}` : names.join(),
  es: (names) => spanishList.format(names),
}

/** Says what a household is called: the name somebody gave it as it is, any other in words of the language. */
export function householdNameIn(locale: Locale): (name: HouseholdName) => string {
  const say = sayIn(locale, householdNameWords)
  return (name) => {
    if ('given' in name) return name.given
    return name.after.length > 0
      ? say('named', { names: listed[locale](name.after) })
      : say('empty')
  }
}

/** Says what a household is called, in the language of the page. */
export function useHouseholdName(): (name: HouseholdName) => string {
  return householdNameIn(useContext(LocaleContext))
}
