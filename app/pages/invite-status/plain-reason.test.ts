import { expect, test } from 'vitest'
import { plainReason } from './plain-reason.ts'

test.for([
  ['550 5.1.1 <ana@example.com>: Recipient address rejected: User unknown', 'noMailbox'],
  ['550-5.1.1 The email account that you tried to reach does not exist.', 'noMailbox'],
  ['550 No such user here', 'noMailbox'],
  ['550 Requested action not taken: mailbox unavailable', 'noMailbox'],
  ['550 5.1.2 Bad destination system address', 'noDomain'],
  ['Domain not found', 'noDomain'],
  ['552 5.2.2 Mailbox full', 'full'],
  ['552-5.2.2 The account is over quota', 'full'],
  ['554 5.7.1 Message rejected as spam', 'unwanted'],
  ['550 5.7.26 Unauthenticated email is not accepted', 'unwanted'],
  ['552 5.3.4 Message size exceeds fixed limit', 'tooLarge'],
  ['554 Transaction failed', 'refused'],
  [null, 'refused'],
] as const)('“%s” means %s', ([words, reason]) => {
  expect(plainReason(words)).toBe(reason)
})
