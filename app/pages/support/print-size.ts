import type { Locale } from '#app/words/locale.ts'

/** The size of a file as people say it: `12 kB`. */
export function printSize(bytes: number, locale: Locale): string {
  const [unit, size] =
    bytes < 1000
      ? (['byte', bytes] as const)
      : bytes < 1_000_000
        ? (['kilobyte', bytes / 1000] as const)
        : (['megabyte', bytes / 1_000_000] as const)
  const digits = { maximumFractionDigits: size < 10 ? 1 : 0 }
  return new Intl.NumberFormat(locale, { style: 'unit', unit, ...digits }).format(size)
}
