import { expect, test } from 'vitest'
import { isSlug } from '#app/articles/shelves.ts'
import type { Locale } from '#app/words/locale.ts'
import {
  broken,
  notAllowed,
  notFromHere,
  resting,
  tooLarge,
  tooLargePhoto,
  tooLargeRoster,
  unreadable,
  wrongMethod,
} from './plain-page.ts'

/** Where a page leads, but to the first page. */
const waysOut = async (page: Response) =>
  [...(await page.text()).matchAll(/href="(\/[^"]+)"/g)].map(([, path]) => path)

const pages = [
  ['a form of another place', notFromHere, '/help'],
  ['too much at once', tooLarge, '/help'],
  ['a roster that is too large', tooLargeRoster, '/help/roster-problems'],
  ['a photo that is too large', tooLargePhoto, '/help/my-account'],
  ['what a role does not allow', notAllowed, '/help/waiting-to-enter'],
  ['a request that no page takes', (locale) => wrongMethod(locale, 'GET'), '/help'],
  ['a fault of ours', broken, '/help'],
  ['what cannot be read', unreadable, '/help'],
] as const satisfies [what: string, page: (locale: Locale) => Response, path: string][]

test.for(pages)('the plain page of %s leads to help', async ([, page, path]) => {
  expect(await waysOut(page('en'))).toEqual([path])
  const [, , slug] = path.split('/')
  expect(slug === undefined || isSlug(slug)).toBe(true)
})

test('while the database is away no page leads to help, which would not come either', async () => {
  expect(await waysOut(resting('en'))).toEqual([])
})

test.for([...pages, ['a database that is away', resting, '']] as const)(
  'the plain page of %s is told in Spanish too',
  async ([, page]) => {
    const [english, spanish] = [await page('en').text(), await page('es').text()]
    expect(spanish).toContain('<html lang="es">')
    const lines = (html: string) => html.split('\n').filter((line) => /^<(h1|p|title)/.test(line))
    const same = lines(spanish).filter((line) => lines(english).includes(line))
    expect(same).toEqual(['<p><a href="/">Communitrak</a></p>'])
  },
)
