import { expect, test } from 'vitest'
import { newId } from '#domain/new-id.ts'
import { key } from '#test/factories.ts'
import { stopsMessage, unsubscribeUrl } from './suppression.ts'

test.for([
  ['bounced', 'invitation', true],
  ['bounced', 'reminder', true],
  ['bounced', 'welcome', true],
  ['bounced', 'notice', true],
  ['complained', 'invitation', true],
  ['complained', 'reminder', true],
  ['complained', 'notice', false],
  ['unsubscribed', 'invitation', true],
  ['unsubscribed', 'reminder', true],
  ['unsubscribed', 'welcome', false],
  ['unsubscribed', 'mailbox proof', false],
  ['unsubscribed', 'daily notices', false],
] as const)('an address that %s gets no %s: %s', ([because, template, stops]) => {
  expect(stopsMessage(because, template)).toBe(stops)
})

test('every message has a way out of its own, the same at every try', () => {
  const sending = { key, publicUrl: 'https://communitrak.test' }
  const [one, other] = [newId(), newId()]
  expect(unsubscribeUrl(sending, one)).toMatch(
    /^https:\/\/communitrak\.test\/unsubscribe\/[\w-]{43}$/,
  )
  expect(unsubscribeUrl(sending, one)).toBe(unsubscribeUrl(sending, one))
  expect(unsubscribeUrl(sending, one)).not.toBe(unsubscribeUrl(sending, other))
})
