import { expect, test } from 'vitest'
import { whatIsNoCode } from './what-is-no-code.ts'

test.for([
  ['7K3M', 'too short'],
  ['', 'too short'],
  ['7K3M-Q9XD-2F8R-VW4U', 'too short'],
  ['7K3M-Q9XD-2F8R-VW4T-5', 'too long'],
  ['7K3MQ9XD2F8RVW4TT', 'too long'],
  ['A'.repeat(10_000), 'too long'],
  ['ana@example.com', 'email'],
  ['https://communitrak.example/join/resident', 'link without a code'],
  ['communitrak.example/join/', 'link without a code'],
  ['https://communitrak.example', 'link without a code'],
  ['https://communitrak.example/join/7K3M-Q9XD', 'too short'],
] as const)('“%s” in place of a code is: %s', ([typed, because]) => {
  expect(whatIsNoCode(typed)).toBe(because)
})
