import { expect, test } from 'vitest'
import { isVouchedFor } from './authentication-results.ts'

/** What the receiving server, or somebody else, has written above a letter from example.com. */
function vouched(...values: string[]): boolean {
  const fields = values.map((value) => ({ key: 'authentication-results', value }))
  return isVouchedFor(fields, { authservId: 'MX.communitrak.test', domain: 'example.com' })
}

const us = 'mx.communitrak.test'

test.for([
  `${us}; dmarc=pass (p=reject dis=none) header.from=example.com`,
  `${us}; dmarc=pass`,
  `${us} 1; spf=fail smtp.mailfrom=x@lists.example; dkim=pass header.d=lists.example; dmarc=pass header.from=Example.COM`,
  `(a comment; with "signs) ${us}; DMARC = PASS header.from=example.com`,
  `${us}; dkim=fail header.d=example.com; dkim=pass (2048-bit key; unprotected) header.d=example.com header.s=a`,
  `${us}; dmarc=none; dkim=pass header.i=@example.com`,
  `${us}; spf=pass (sender ip is 192.0.2.1) smtp.mailfrom="x;y"@example.com`,
  `"${us}"; spf=pass smtp.mailfrom=example.com.`,
])('the domain vouches for its sender: %s', (value) => {
  expect(vouched(value)).toBe(true)
})

test.for([
  '',
  'none',
  `${us}; none`,
  `${us}; dmarc=fail header.from=example.com; dkim=pass header.d=example.com`,
  `${us}; dmarc=pass header.from=evil.example`,
  `${us}; dmarc=bestguesspass header.from=example.com`,
  `${us}; dmarc=fail; dmarc=pass header.from=example.com`,
  `${us}; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example`,
  `${us}; dkim=pass header.d=mail.example.com`,
  `${us}; dkim=pass header.d=ample.com`,
  `${us}; dkim=pass`,
  `${us}; dkim=neutral header.d=example.com`,
  `${us}; spf=pass smtp.helo=example.com`,
  `${us}; iprev=pass policy.iprev=192.0.2.1`,
  `${us}; constructor=pass header.d=example.com`,
  `${us}; spf=fail (dmarc=pass header.from=example.com) smtp.mailfrom=x@evil.example`,
  `${us}; spf=fail smtp.mailfrom="; dmarc=pass header.from=example.com; "@evil.example`,
  `${us}; spf=fail (never closed; dmarc=pass header.from=example.com`,
  `${us}; spf=fail "never closed; dmarc=pass header.from=example.com`,
  `${us}.evil.example; dmarc=pass header.from=example.com`,
  `evil.example; dmarc=pass header.from=example.com`,
  `evil.example (${us}); dmarc=pass header.from=example.com`,
  `${us}; dmarc=pass header.from=example.com;${' '.repeat(9_000)}`,
])('nobody vouches for the sender: %s', (value) => {
  expect(vouched(value)).toBe(false)
})

test('only the topmost header of our own server counts', () => {
  const [good, bad] = [`${us}; dmarc=pass header.from=example.com`, `${us}; dmarc=fail`]
  expect(vouched(bad, good)).toBe(false)
  expect(vouched(good, bad)).toBe(true)
  expect(vouched('elsewhere.example; dmarc=fail', good)).toBe(true)
  expect(vouched('elsewhere.example; dmarc=pass', bad, good)).toBe(false)
})
