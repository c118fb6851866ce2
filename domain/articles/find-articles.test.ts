import { expect } from 'vitest'
import { everyArticle } from '#app/articles/articles.ts'
import { test } from '#test/database.ts'
import { findArticles } from './find-articles.ts'

const asked = [
  ['en', 'inviting by sms', 'invite-by-text'],
  ['en', 'invitation expired', 'join-problems'],
  ['en', 'forgot my password', 'signing-in'],
  ['en', 'pasword', 'signing-in'],
  ['en', 'recieve a code', 'access-codes'],
  ['en', 'suspended', 'manage-members'],
  ['en', 'how do I sell my house', 'moves'],
  ['es', 'invitacion caducada', 'join-problems'],
  ['es', 'invitación caducada', 'join-problems'],
  ['es', 'contraseña', 'signing-in'],
  ['es', 'contrasena olvidada', 'signing-in'],
  ['es', 'contrasena', 'signing-in'],
  ['es', 'quién se muda', 'moves'],
] as const

test.for(asked)('in %s, “%s” finds %s', async ([locale, question, slug], { db }) => {
  const found = await findArticles(db, everyArticle(locale), { question, locale })
  expect(found.slice(0, 4).map((one) => one.slug)).toContain(slug)
})

const three = [
  {
    slug: 'title',
    title: 'Moving pianos',
    summary: 'About pianos',
    also: '-',
    text: 'Heavy things.',
  },
  {
    slug: 'text',
    title: 'Heavy things',
    summary: 'About weight',
    also: '-',
    text: 'A piano is one, moved by two.',
  },
  {
    slug: 'half',
    title: 'Feathers',
    summary: 'About birds',
    also: 'plumage',
    text: 'They are never moved. Ver teléfonos.',
  },
]

const slugsFor = (db: Parameters<typeof findArticles>[0], question: string) =>
  findArticles(db, three, { question, locale: 'en' }).then((found) => found.map(({ slug }) => slug))

test('an article with every word comes before one with some, and a title before a text', async ({
  db,
}) => {
  expect(await slugsFor(db, 'move a piano')).toEqual(['title', 'text', 'half'])
})

test('one wrong letter, one missing, or two that changed places are forgiven', async ({ db }) => {
  for (const word of ['feathrs', 'feathers', 'faethers', 'feathars', 'FEATHERSS'])
    expect(await slugsFor(db, word)).toEqual(['half'])
  expect(await slugsFor(db, 'plumaje')).toEqual(['half'])
  expect(await slugsFor(db, 'weather')).toEqual([])
})

test('what nobody can mean finds nothing, and breaks nothing', async ({ db }) => {
  for (const question of [
    '',
    '   ',
    'the',
    "'; drop",
    '!&|()<->:*',
    '%_',
    '\\',
    'zzzzzz',
    'e\u0301',
  ])
    expect(await slugsFor(db, question)).toEqual([])
  expect(await slugsFor(db, `${'piano '.repeat(5000)}`)).toEqual(['title', 'text'])
})

test('as many articles are found as are wanted', async ({ db }) => {
  const found = await findArticles(db, three, { question: 'moved', locale: 'en', most: 2 })
  expect(found).toHaveLength(2)
})
