type Rgb = [number, number, number]

/** The least contrast of text on its ground (WCAG 2.2 AA, 1.4.3). */
const enough = 4.5

const white: Rgb = [255, 255, 255]
const black: Rgb = [0, 0, 0]

/** The grounds of `base.css` on which coloured letters are hardest to read, in either scheme. */
const lightTint: Rgb = [230, 241, 236]
const darkTint: Rgb = [29, 58, 48]

/**
 * A community's colour as our pages may use it: darkened until white letters are legible on it, and
 * in two shades for letters on light and on dark ground. `color` is `#rrggbb`.
 */
export function accentVariables(color: string): Record<string, string> {
  const chosen = readColor(color)
  const ground = towards(chosen, { end: black, on: white })
  return {
    '--community-accent': printColor(ground),
    '--community-accent-strong': printColor(mix(ground, black, 0.2)),
    '--community-accent-ink': printColor(towards(chosen, { end: black, on: lightTint })),
    '--community-accent-ink-dark': printColor(towards(chosen, { end: white, on: darkTint })),
  }
}

/** Mixes a colour with black or white until it stands out enough from `on`. */
function towards(color: Rgb, { end, on }: { end: Rgb; on: Rgb }): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(color, end, share).map(Math.round) as Rgb
    if (contrast(mixed, on) >= enough) return mixed
  }
  return end
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((part, index) => part + (b[index]! - part) * share) as Rgb
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function readColor(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as Rgb
}

function printColor(color: Rgb): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}
