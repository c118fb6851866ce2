import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentVariables } from '#app/ui/accent.ts'
import { whyNotColor } from './choose-color.ts'
import {
  type Color,
  contrastWithWhite,
  enoughContrast,
  goodColors,
  nearestLegible,
  readColor,
} from './color.ts'

const anyColor = fc
  .nat(0xffffff)
  .map((number) => `#${number.toString(16).padStart(6, '0')}` as Color)

test.for([
  ['#1f6f54', '#1f6f54'],
  ['1F6F54', '#1f6f54'],
  ['  #1F6F54 ', '#1f6f54'],
  ['#abc', '#aabbcc'],
  ['FC0', '#ffcc00'],
])('%s is read as %s', ([typed, color]) => {
  expect(readColor(typed!)).toBe(color)
})

test.for([
  '',
  '#',
  'red',
  'red;}',
  '#12345',
  '#1234567',
  '#ggg',
  '#1f6f54; background: url(//evil.example)',
  '#１f6f54',
  '#1f6f5\u0000',
])('%j is no colour', (typed) => {
  expect(readColor(typed)).toBeNull()
})

test.for([
  ['#ffffff', 1],
  ['#000000', 21],
  ['#767676', 4.54],
  ['#ffff00', 1.07],
  ['#ff0000', 4],
] as const)('white letters on %s have a contrast of %s', ([color, contrast]) => {
  expect(contrastWithWhite(color as string as Color)).toBeCloseTo(contrast, 2)
})

test('a pale colour is refused with the most similar shade that works', () => {
  const refusal = whyNotColor('#ffff00' as Color)
  expect(refusal).toEqual({ because: 'too pale', contrast: expect.any(Number), nearest: '#7a7a00' })
  expect(whyNotColor(refusal!.nearest)).toBeNull()
})

test('whatever colour is typed, the nearest that works does, and one that works is its own', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      const nearest = nearestLegible(color)
      expect(contrastWithWhite(nearest)).toBeGreaterThanOrEqual(enoughContrast)
      if (whyNotColor(color) === null) expect(nearest).toBe(color)
    }),
  )
})

test('a colour that may be chosen is the one pages show, and no other', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      const isShown = accentVariables(color)['--community-accent'] === color
      expect(isShown).toBe(whyNotColor(color) === null)
    }),
    { numRuns: 500 },
  )
})

test('every colour that is offered works', () => {
  expect(goodColors.map(({ color }) => whyNotColor(color as Color))).toEqual(
    goodColors.map(() => null),
  )
})
