/** A colour as six hexadecimal digits after `#`, in lower case. */
export type Color = string & { readonly brand: 'Color' }

/** The least contrast of letters with their ground (WCAG 2.2 AA, 1.4.3). */
export const enoughContrast = 4.5

/** Colours to begin with: each carries white letters well, and all can be told apart. */
export const goodColors = [
  { name: 'forest', color: '#1f6f54' },
  { name: 'ocean', color: '#0b5f83' },
  { name: 'royal', color: '#2c4fa3' },
  { name: 'plum', color: '#6b3a86' },
  { name: 'berry', color: '#9c2f57' },
  { name: 'brick', color: '#9a3b26' },
  { name: 'earth', color: '#75511f' },
  { name: 'slate', color: '#455a64' },
] as const

/** Reads a colour as people type it: with or without `#`, in any case, also as three digits; or null. */
export function readColor(typed: string): Color | null {
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(typed.trim().toLowerCase())?.[1]
  if (!digits) return null
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}` as Color
}

/** The contrast of a colour with white letters on it, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastWithWhite(color: Color): number {
  const [r = 0, g = 0, b = 0] = partsOf(color).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}

/** The lightest darker shade of a colour on which white letters can be read; itself when they can be on it. */
export function nearestLegible(color: Color): Color {
  const parts = partsOf(color)
  for (let share = 100; share > 0; share -= 1) {
    const shade = printColor(parts.map((part) => Math.round((part * share) / 100)))
    if (contrastWithWhite(shade) >= enoughContrast) return shade
  }
  return '#000000' as Color
}

function partsOf(color: Color): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}

function printColor(parts: readonly number[]): Color {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}` as Color
}
