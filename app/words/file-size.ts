import type { Locale } from './locale.ts'

/** Says how large a file is, in bytes, as people do: `12 kB`; nothing is smaller than one. */
export function sayFileSize(locale: Locale, bytes: number): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, bytes / 1000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  const style = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const
  return new Intl.NumberFormat(locale, style).format(value)
}
