import { readCookie } from '#app/cookies.ts'
import { isLocale, type Locale, preferredLocale } from '#app/words/locale.ts'

/** The language a browser keeps, chosen or of whoever signed in there last; or else the one it asks for. */
export function localeOf(headers: Headers, publicUrl: string): Locale {
  const secure = publicUrl.startsWith('https://')
  const chosen = readCookie(headers.get('cookie'), { name: 'language', secure })
  return isLocale(chosen) ? chosen : preferredLocale(headers.get('accept-language'))
}
