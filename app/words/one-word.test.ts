import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { slugs } from '#app/articles/shelves.ts'
import { everyWords } from '#test/every-words.ts'
import type { Locale } from './locale.ts'

/** What we say of a thing in one language, the other words people might take for another thing, and where they are one. */
type Rule = { thing: string; locale: Locale; not: RegExp; but?: RegExp }

const rules: Rule[] = [
  { thing: 'to void', locale: 'en', not: /withdr[ae]w/i },
  // A request for a group is taken back, and so is the record of somebody by undoing an import.
  {
    thing: 'anular',
    locale: 'es',
    not: /\bretir/i,
    but: /pages.(groups|audit)|articles.es.groups/,
  },
]

/** The articles without their key words, which are what people type, whatever we call it. */
const articles = (locale: Locale) =>
  slugs.map((slug) => {
    const file = `articles/${locale}/${slug}.md`
    const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
    return { file, text: text.replace(/^also: .*$/m, '') }
  })

const pages = (locale: Locale) =>
  everyWords().flatMap(({ file, words }) =>
    Object.values(words[locale]).map((text) => ({ file, text })),
  )

test.for(rules)('only one word says $thing', ({ locale, not, but }) => {
  const said = [...pages(locale), ...articles(locale)]
  const otherwise = said.filter(({ file, text }) => not.test(text) && !but?.test(file))
  expect(otherwise).toEqual([])
})
