import { expect, test } from 'vitest'
import { whereAsked } from './where-asked.ts'

test.for([
  ['/', '/'],
  ['/c/heron-landing/members?tab=all', '/c/heron-landing/members'],
  ['/join/resident', '/join/resident'],
  ['/join/resident/waiting', '/join/resident/waiting'],
  ['/join/prove/AbC_dEf-123', '/join/prove'],
  ['/join/7KQM-2XPD-9RTW-4HJN', '/join'],
  ['/verify-email/AbC_dEf-123', '/verify-email'],
  ['/unsubscribe/x9x9/again', '/unsubscribe'],
  ['https://evil.example/', null],
  ['//evil.example', null],
  ['', null],
])('of %s the page is %s', ([path, page]) => {
  expect(whereAsked(path!)).toBe(page)
})
