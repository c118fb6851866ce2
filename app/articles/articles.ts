import type { Locale } from '#app/words/locale.ts'
import type { Article } from './compile.ts'
import { type Slug, slugs } from './shelves.ts'

const written: Record<Locale, Record<string, Article>> = {
  en: import.meta.glob<Article>('./en/*.md', { eager: true, import: 'default' }),
  es: import.meta.glob<Article>('./es/*.md', { eager: true, import: 'default' }),
}

/** An article in one language, as it is served. */
export function readArticle(slug: Slug, locale: Locale): Article {
  return written[locale][`./${locale}/${slug}.md`]!
}

/** Every article in one language, in the order of the shelves; the same array each time. */
export function everyArticle(locale: Locale): readonly (Article & { slug: Slug })[] {
  return inOrder[locale]
}

const inOrder = { en: ordered('en'), es: ordered('es') }

function ordered(locale: Locale) {
  return slugs.map((slug) => ({ slug, ...readArticle(slug, locale) }))
}
