import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { locales } from './locale.ts'
import { sayIn, type Words, words } from './words.ts'

const app = fileURLToPath(new URL('..', import.meta.url))

/** Everything our pages say, as it stands in the source: `words({ en: …, es: … })`. */
function everyWords(): { file: string; words: Words }[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      wordsIn(readFileSync(join(app, file), 'utf8')).map((words) => ({ file, words })),
    )
}

function wordsIn(source: string): Words[] {
  const found: Words[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'words')
      found.push(textsOf(node.arguments[0]!) as Words)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('words.tsx', source, ts.ScriptTarget.Latest, true))
  return found
}

/** An object literal of texts, and of such objects. */
function textsOf(node: ts.Node): unknown {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isObjectLiteralExpression(node)) throw new Error(`No words: ${node.getText()}`)
  return Object.fromEntries(
    node.properties.map((property) => {
      if (!ts.isPropertyAssignment(property)) throw new Error(`No words: ${property.getText()}`)
      const name = property.name as ts.Identifier | ts.StringLiteral
      return [name.text, textsOf(property.initializer)]
    }),
  )
}

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
