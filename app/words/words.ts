import { createContext, useContext } from 'react'
import { createTranslator } from 'use-intl/core'
import type { Locale } from './locale.ts'

/** The words of one page in every language, with the same keys; ICU messages where they count or choose. */
export type Words<Keys extends string = string> = Record<Locale, Record<Keys, string>>

/** Declares the words of a page: a key missing in one language is an error of compilation. */
export function words<const Keys extends string>(
  given: { en: Record<Keys, string> } & { es: Record<NoInfer<Keys>, string> },
): Words<Keys> {
  return given
}

type Facts = Record<string, string | number | Date>

/** Says the words of a key, with its facts filled in. */
export type Say<Keys extends string> = (key: Keys, facts?: Facts) => string

const known = new WeakMap<Words, Partial<Record<Locale, Say<string>>>>()

/** Says the words of a page in one language; made once per page and language. */
export function sayIn<Keys extends string>(locale: Locale, given: Words<Keys>): Say<Keys> {
  const byLocale = known.get(given) ?? {}
  known.set(given, byLocale)
  byLocale[locale] ??= translator(locale, given[locale])
  return byLocale[locale]
}

function translator(locale: Locale, messages: Record<string, string>): Say<string> {
  const translate = createTranslator({ locale, messages })
  const known = new Map<string, readonly string[] | null>()
  return (key, facts) => {
    const message = messages[key]!
    if (facts === undefined && !message.includes('{')) return message
    if (!known.has(key)) known.set(key, partsOf(message))
    const parts = known.get(key)
    return (parts && filledIn(parts, facts)) ?? translate(key as never, facts as never)
  }
}

/** The words of a message and the names of its facts in turn; null where it counts, chooses or formats. */
function partsOf(message: string): readonly string[] | null {
  return /^(?:[^{}'<>]|[{]\w+[}])*$/.test(message) ? message.split(/[{](\w+)[}]/) : null
}

/** A message with facts that are words, as it reads; null where a fact is missing or has to be formatted. */
function filledIn(parts: readonly string[], facts: Facts = {}): string | null {
  const said = parts.map((part, at) => (at % 2 === 0 ? part : facts[part]))
  return said.every((one) => typeof one === 'string') ? said.join('') : null
}

/** The language of the page being rendered. */
export const LocaleContext = createContext<Locale>('en')

/** Says the words of a page in the language it is rendered in. */
export function useWords<Keys extends string>(given: Words<Keys>): Say<Keys> {
  return sayIn(useContext(LocaleContext), given)
}
