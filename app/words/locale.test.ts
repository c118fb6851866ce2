import { expect, test } from 'vitest'
import { isLocale, preferredLocale } from './locale.ts'

test.for([
  [null, 'en'],
  ['', 'en'],
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['ES-us', 'es'],
  ['en-US,en;q=0.9,es;q=0.8', 'en'],
  ['en;q=0.3, es;q=0.7', 'es'],
  ['fr-FR,fr;q=0.9,es;q=0.2', 'es'],
  ['fr, de', 'en'],
  ['es;q=0, en', 'en'],
  ['*', 'en'],
  ['es;q=nonsense', 'en'],
  [`${'x,'.repeat(5000)}es`, 'es'],
] as const)('a browser that asks for %s gets %s', ([header, locale]) => {
  expect(preferredLocale(header)).toBe(locale)
})

test.for(['EN', 'es-MX', 'fr', '', null, undefined, 'constructor'])(
  '%s is no language of ours',
  (value) => {
    expect(isLocale(value)).toBe(false)
  },
)
