import { expect, test } from 'vitest'
import { longestTitle, readTypedReply } from './canned-reply.ts'
import { longestMessage } from './conversation.ts'

const typed = { title: 'Where the code is', text: 'In your e-mail.', locale: 'en' } as const

test('a title and a text are taken as they stand, without what surrounds them', () => {
  expect(readTypedReply({ ...typed, title: '  Where\n the code is ', text: ' In it. ' })).toEqual({
    ok: true,
    value: { ...typed, text: 'In it.', titleKey: 'where the code is' },
  })
})

test.each([
  [{ title: ' ' }, 'no title'],
  [{ title: 'x'.repeat(longestTitle + 1) }, 'long title'],
  [{ text: '\n' }, 'nothing written'],
  [{ text: 'x'.repeat(longestMessage + 1) }, 'too long'],
])('what cannot be one is refused: %o', (given, because) => {
  expect(readTypedReply({ ...typed, ...given })).toEqual({ ok: false, refusal: { because } })
})

test('the longest are taken', () => {
  const title = 'x'.repeat(longestTitle)
  expect(readTypedReply({ ...typed, title, text: 'x'.repeat(longestMessage) }).ok).toBe(true)
})
