import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentVariables } from './accent.ts'

const css = readFileSync(new URL('base.css', import.meta.url), 'utf8')
const [, light = '', dark = ''] = css.split(/:root[^{]*\{/)

/** A colour that `base.css` gives a name, as it is in one of the two schemes. */
function groundOf(scheme: string, name: string): string {
  const [, color] = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(scheme) ?? []
  if (!color) throw new Error(`base.css names no ${name}.`)
  return color
}

const grounds = ['paper', 'surface', 'sunken', 'accent-tint']

const anyColor = fc.nat(0xffffff).map((number) => `#${number.toString(16).padStart(6, '0')}`)

test('whatever colour a community has, letters in it and on it can be read in both schemes', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      const variables = accentVariables(color)
      const pairs = [
        ['#ffffff', variables['--community-accent']],
        ['#ffffff', variables['--community-accent-strong']],
        ...grounds.map((name) => [variables['--community-accent-ink'], groundOf(light, name)]),
        ...grounds.map((name) => [variables['--community-accent-ink-dark'], groundOf(dark, name)]),
      ]
      for (const [letters = '', ground = ''] of pairs)
        expect
          .soft(contrast(letters, ground), `${letters} on ${ground}`)
          .toBeGreaterThanOrEqual(4.5)
    }),
    { numRuns: 500 },
  )
})

test('a colour that is dark enough stays as the community chose it', () => {
  expect(accentVariables('#1f6f54')['--community-accent']).toBe('#1f6f54')
})

/** The ratio of WCAG 2.2, 1.4.3, written once more: the two must agree. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
