import { expect, test } from 'vitest'
import { everyWords } from '#test/every-words.ts'
import { isSlug } from './shelves.ts'

test('every question a page asks of help is answered by an article', () => {
  const asked = everyWords().find(({ file }) => file.endsWith('help-link.tsx'))!
  const questions = Object.keys(asked.words.en)
  expect(questions.length).toBeGreaterThan(20)
  expect(questions.filter((slug) => !isSlug(slug))).toEqual([])
})
