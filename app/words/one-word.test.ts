import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { slugs } from '#app/articles/shelves.ts'
import { everyWords } from '#test/every-words.ts'
import type { Locale } from './locale.ts'

/** A thing, what we do not call it in one language, and the files in which these words mean something else. */
type Rule = { thing: string; locale: Locale; not: RegExp; but?: RegExp }

const rules: Rule[] = [
  { thing: 'to void', locale: 'en', not: /withdr[ae]w/i },
  // A request for a group is taken back, and so is the record of somebody by undoing an import.
  { thing: 'anular', locale: 'es', not: /\bretir/i, but: /pages.(groups|audit)|es.groups/ },
  // *Entrar* is to go inside, as support does, or who was let in; it is neither of these two.
  {
    thing: 'iniciar sesión',
    locale: 'es',
    not: /\bentr(ar|e|a|ó) (con|como) |\bacced|\bingres/i,
    but: /pages.support.words/,
  },
  {
    thing: 'unirse',
    locale: 'es',
    not: /\b(ha|han|haya|hayan) entrado\b|\bEntr(ó|aron)\b|entrar en (su comunidad|el grupo)/i,
    but: /pages.support.words/,
  },
  // What devices call it is told where somebody makes their first.
  {
    thing: 'llave digital',
    locale: 'es',
    not: /llaves? de acceso/i,
    but: /passkey-words|es.two-factor/,
  },
  // What is wrong with a form has one title, which is said where all of them are shown.
  {
    thing: 'the title of what is wrong',
    locale: 'en',
    not: /^Please (check|mend|look at) this( again)?:?$/,
    but: /ui.notice/,
  },
  {
    thing: 'el título de lo que falla',
    locale: 'es',
    not: /^(Por favor, )?(corrija|compruebe|revise|mire) esto( otra vez)?(, por favor)?:?$/i,
    but: /ui.notice/,
  },
  // Letters say both languages in one file.
  {
    thing: 'Líder de la comunidad',
    locale: 'es',
    not: /Community Leader|Board Member|\bResidents?\b|la función de/,
    but: /^(mail|texts|passes)\//,
  },
]

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

const pages = (locale: Locale) =>
  everyWords().flatMap(({ file, words }) =>
    Object.values(words[locale]).map((text) => ({ file, text })),
  )

/** The articles without their key words, which are what people type, whatever we call it. */
const articles = (locale: Locale) =>
  slugs.map((slug) => {
    const file = `articles/${locale}/${slug}.md`
    return { file, text: read(`../${file}`).replace(/^also: .*$/m, '') }
  })

/** Letters, texts and passes, line by line: both languages stand in one file, and no rule fits the other. */
const letters = () => {
  const folder = '../../integrations'
  const templates = readdirSync(new URL(`${folder}/mail/templates`, import.meta.url))
  const files = [
    ...templates.filter((name) => !name.includes('.test.')).map((name) => `mail/templates/${name}`),
    'texts/words.ts',
    'passes/words.ts',
  ]
  return files.flatMap((file) =>
    read(`${folder}/${file}`)
      .split('\n')
      .map((text) => ({ file, text })),
  )
}

test.for(rules)('nothing else says “$thing”', ({ locale, not, but }) => {
  const said = [...pages(locale), ...articles(locale), ...letters()]
  expect(said.length).toBeGreaterThan(1000)
  expect(said.filter(({ file, text }) => not.test(text) && !but?.test(file))).toEqual([])
})
