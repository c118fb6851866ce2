/** The languages we speak. */
export const locales = ['en', 'es'] as const
export type Locale = (typeof locales)[number]

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/** The language a browser asks for, or English. `header` is `Accept-Language`. */
export function preferredLocale(header: string | null): Locale {
  const wishes = (header ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', quality] = wish.trim().split(';q=')
      return { language: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wishes.map(({ language }) => language).find(isLocale) ?? 'en'
}
