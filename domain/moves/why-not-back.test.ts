import { expect, test } from 'vitest'
import { type Gone, whyNotBack } from './why-not-back.ts'

const out: Gone = {
  endedMembership: true,
  isMerged: false,
  livesThere: false,
  isOutByMove: true,
  isOut: true,
  isAccountClosed: false,
  hasTwin: false,
}
const stayed: Gone = { ...out, endedMembership: false, isOutByMove: false, isOut: false }

test('who went and did nothing since comes back, with or without their membership', () => {
  expect(whyNotBack(out)).toBeNull()
  expect(whyNotBack(stayed)).toBeNull()
})

test.for([
  [{ ...out, isMerged: true }, 'merged'],
  [{ ...out, livesThere: true, isOut: false }, 'lives there'],
  [{ ...stayed, livesThere: true }, 'lives there'],
  [{ ...out, isOut: false, isOutByMove: false }, 'came back'],
  [{ ...out, isOutByMove: false }, 'left since'],
  [{ ...stayed, isOut: true }, 'left since'],
  [{ ...out, isAccountClosed: true }, 'closed account'],
  [{ ...out, hasTwin: true }, 'expected again'],
] as const)('%o is kept away: %s', ([gone, because]) => {
  expect(whyNotBack(gone)).toBe(because)
})
