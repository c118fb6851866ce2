import { join } from 'node:path'
import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { everyWords } from '#test/every-words.ts'
import { locales } from './locale.ts'
import { sayIn, words } from './words.ts'

/** Says a message; null when it needs a fact that is not given. */
function tell(locale: string, message: string, facts: Record<string, number>): string | null {
  let troubled = false
  const onError = () => {
    troubled = true
  }
  const said = createTranslator({ locale, messages: { message }, onError })('message', facts)
  return troubled ? null : said
}

/** Which of some facts a message cannot do without. */
function needed(locale: string, message: string, facts: Record<string, number>): string[] {
  return Object.keys(facts).filter((fact) => {
    const { [fact]: _, ...others } = facts
    return tell(locale, message, others) === null
  })
}

const everything = everyWords().flatMap(({ file, words }) =>
  Object.keys(words.en).map((key) => ({ file, key, en: words.en[key]!, es: words.es[key] ?? '' })),
)

test('our pages have hundreds of words, so the walk has found them', () => {
  expect(everything.length).toBeGreaterThan(300)
  expect(everything.map(({ file }) => file)).toContain(join('pages', 'welcome', 'welcome.tsx'))
})

test.for(everything)('$file says $key in both languages, with the same facts', ({ en, es }) => {
  expect([en.trim(), es.trim()]).not.toContain('')
  const names = [...`${en} ${es}`.matchAll(/\{(\w+)/g)].map(([, name = '']) => name)
  for (const count of [0, 1, 2, 17]) {
    const facts = Object.fromEntries(names.map((name) => [name, count]))
    expect(needed('es', es, facts)).toEqual(needed('en', en, facts))
    expect([tell('en', en, facts), tell('es', es, facts)]).not.toContain(null)
  }
})

const some = words({
  en: {
    plain: "It's 5 o'clock",
    people: '{count, plural, =1 {one} other {# people}}',
    to: 'To {name}',
  },
  es: {
    plain: 'Son las 5',
    people: '{count, plural, =1 {una} other {# personas}}',
    to: 'A {name}',
  },
})

test('words without facts are said as they are written, apostrophes and all', () => {
  expect(locales.map((locale) => sayIn(locale, some)('plain'))).toEqual([
    "It's 5 o'clock",
    'Son las 5',
  ])
})

test('words that count choose their form', () => {
  const say = sayIn('es', some)
  expect([say('people', { count: 1 }), say('people', { count: 1200 })]).toEqual([
    'una',
    '1200 personas',
  ])
})

test('a fact with braces or markup in it is only a fact', () => {
  expect(sayIn('en', some)('to', { name: '{count} <b>Ana</b>' })).toBe('To {count} <b>Ana</b>')
})
