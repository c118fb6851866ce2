import { readdir, readFile, stat } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { locales } from '#app/words/locale.ts'
import { everyWords } from '#test/every-words.ts'
import { everyArticle, readArticle } from './articles.ts'
import { compileArticle } from './compile.ts'
import { related } from './related.ts'
import { isForLeaders, slugs } from './shelves.ts'

const pairs = locales.flatMap((locale) => slugs.map((slug) => ({ locale, slug })))

const filesIn = (folder: string) => readdir(new URL(folder, import.meta.url))
const sourceOf = ({ locale, slug }: { locale: string; slug: string }) =>
  readFile(new URL(`./${locale}/${slug}.md`, import.meta.url), 'utf8')

const noPictures = { folder: '', sizeOf: () => Promise.reject(new Error('no such picture')) }

/** What an article has that its translation must have too. */
function shapeOf(html: string) {
  const count = (tag: string) => html.split(`<${tag}`).length - 1
  return Object.fromEntries(['h2', 'ol', 'ul', 'li', 'img', 'code'].map((tag) => [tag, count(tag)]))
}

/** Everything that can be read on a screen in one language, as far as it is always the same. */
const said = Object.fromEntries(
  locales.map((locale) => [
    locale,
    new Set(everyWords().flatMap(({ words }) => Object.values(words[locale]))),
  ]),
)

test('every article is written in every language, and no other file stands beside them', async () => {
  const expected = slugs.map((slug) => `${slug}.md`).sort()
  for (const locale of locales) expect((await filesIn(`./${locale}`)).sort()).toEqual(expected)
})

test.for(slugs)('%s is built alike in English and Spanish', (slug) => {
  expect(shapeOf(readArticle(slug, 'es').html)).toEqual(shapeOf(readArticle(slug, 'en').html))
})

test.for(pairs)(
  '$locale/$slug is short, has headings of its own and nothing else as large',
  (of) => {
    const { headings, html, text, summary } = readArticle(of.slug, of.locale)
    const words = text.split(' ').length
    expect(words).toBeGreaterThan(110)
    expect(words).toBeLessThan(420)
    expect(summary.length).toBeLessThan(140)
    expect(new Set(headings.map(({ id }) => id)).size).toBe(headings.length)
    expect(html).not.toMatch(/<h[13456]/)
  },
)

test.for(pairs)('what $locale/$slug says in bold is what stands on a screen', async (of) => {
  const markdown = await sourceOf(of)
  const bold = [...markdown.matchAll(/[*][*](.+?)[*][*]/g)].map(([, words = '']) => words)
  expect(bold.filter((words) => !said[of.locale]!.has(words))).toEqual([])
})

test('what is read next are other articles, and residents are led to what they may do', () => {
  for (const slug of slugs) {
    expect(related[slug]).not.toContain(slug)
    expect(new Set(related[slug]).size).toBe(related[slug].length)
    if (!isForLeaders(slug)) expect(related[slug].filter(isForLeaders)).toEqual([])
  }
})

test('every picture an article shows is there, small, and told to those who do not see it', async () => {
  for (const { locale, slug } of pairs) {
    const { html } = readArticle(slug, locale)
    for (const [, src, alt = ''] of html.matchAll(/<img src="([^"]+)" alt="([^"]+)"/g)) {
      const file = await stat(new URL(`../../public${src}`, import.meta.url))
      expect(file.size).toBeLessThan(60_000)
      expect(alt.length).toBeGreaterThan(20)
    }
  }
})

test('every picture that is kept is shown', async () => {
  for (const locale of locales) {
    const html = everyArticle(locale)
      .map((article) => article.html)
      .join()
    for (const name of await filesIn(`../../public/help-pictures/${locale}`))
      expect(html).toContain(`/help-pictures/${locale}/${name}`)
  }
})

const begin = '---\ntitle: A\nsummary: B\nalso: C, d\n---\n'

test('an article with HTML in it is not built', async () => {
  await expect(compileArticle(`${begin}<script>1</script>`, noPictures)).rejects.toThrow('no HTML')
  await expect(compileArticle(`${begin}Look <b>here</b>`, noPictures)).rejects.toThrow('no HTML')
})

test('an article with a picture that is missing, or says nothing, is not built', async () => {
  const about = '![A page with a button](nothing)'
  await expect(compileArticle(begin + about, noPictures)).rejects.toThrow('no such picture')
  await expect(compileArticle(`${begin}![Page](nothing)`, noPictures)).rejects.toThrow(
    'says nothing',
  )
})

test('what an article says is read without its markup, and its headings can be linked to', async () => {
  const source = `${begin}## ¿Qué es? A & B\n\nPress **Save**, “now”.`
  expect(await compileArticle(source, noPictures)).toEqual({
    title: 'A',
    summary: 'B',
    also: 'C, d',
    html: '<h2 id="que-es-a-b">¿Qué es? A &amp; B</h2>\n<p>Press <strong>Save</strong>, “now”.</p>\n',
    headings: [{ id: 'que-es-a-b', words: '¿Qué es? A & B' }],
    text: '¿Qué es? A & B Press Save, “now”.',
  })
})
