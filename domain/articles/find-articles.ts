import { distance } from 'fastest-levenshtein'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/connect.ts'

/** An article as far as a search reads it. */
export type Searched = {
  slug: string
  title: string
  summary: string
  /** Other words for it. */
  also: string
  text: string
}

/** How PostgreSQL reads the words of a language. */
const dictionaries = { en: 'english', es: 'spanish' } as const

/** Longer questions say no more. */
const mostWords = 12

/**
 * Finds articles by what somebody asks in their own words, best first; at most `most`. Forms of a word,
 * missing accents and one wrong letter are forgiven. Articles with every word come before those with some;
 * a word counts more in a title than in a summary, and there more than in the text.
 *
 * The articles are sent along as they are read: there are few, they live with the code, and so there is no copy in the database
 * that a newer or older version beside this one would find wrong.
 */
export async function findArticles<One extends Searched>(
  db: Db,
  articles: readonly One[],
  { question, locale, most = 10 }: { question: string; locale: 'en' | 'es'; most?: number },
): Promise<One[]> {
  const asked = wordsIn(question).slice(0, mostWords)
  if (asked.length === 0) return []
  const dictionary = sql`${dictionaries[locale]}::regconfig`
  const known = vocabularyOf(articles)
  const wishes = asked.map((word) => meant(word, { known, dictionary }))
  const vectors = await vectorsOf(db, articles, dictionary)
  const found = await sql<{ slug: string }>`
    select slug
    from unnest(${articles.map(({ slug }) => slug)}::text[], ${vectors}::text[]) as given (slug, read),
         cast(read as tsvector) as words,
         (select ${sql.join(wishes, sql` && `)} as whole, ${sql.join(wishes, sql` || `)} as part) as asked
    where words @@ part
    order by words @@ whole desc, ts_rank(words, part) desc, slug
    limit ${most}`.execute(db)
  return found.rows.map(({ slug }) => articles.find((one) => one.slug === slug)!)
}

const read = new WeakMap<readonly Searched[], string[]>()

/** Articles as PostgreSQL reads them, which takes it longer than to search them: once for the same array. */
async function vectorsOf(
  db: Db,
  articles: readonly Searched[],
  dictionary: RawBuilder<unknown>,
): Promise<string[]> {
  const known = read.get(articles)
  if (known) return known
  const answer = await sql<{ words: string }>`
    select (setweight(to_tsvector(${dictionary}, title), 'A')
            || setweight(to_tsvector(${dictionary}, summary), 'B')
            || to_tsvector(${dictionary}, text))::text as words
    from unnest(${articles.map(({ title }) => bothWays(title))}::text[],
                ${articles.map(({ summary, also }) => bothWays(`${summary} ${also}`))}::text[],
                ${articles.map(({ text }) => bothWays(text))}::text[])
         with ordinality as given (title, summary, text, at)
    order by at`.execute(db)
  const vectors = answer.rows.map(({ words }) => words)
  read.set(articles, vectors)
  return vectors
}

/** A word, as it is typed and without accents; where no article has it, also the word it is nearest to. */
function meant(
  word: string,
  { known, dictionary }: { known: ReadonlySet<string>; dictionary: RawBuilder<unknown> },
) {
  const bare = withoutAccents(word)
  const nearest = known.has(bare) ? undefined : nearestTo(bare, known)
  const ways = [...new Set([word, bare, ...(nearest ? [nearest] : [])])]
  const queries = ways.map((way) => sql`plainto_tsquery(${dictionary}, ${way})`)
  return sql`(${sql.join(queries, sql` || `)})`
}

/** The word of which one letter was mistyped; short words are too much like others to tell. */
function nearestTo(word: string, known: ReadonlySet<string>): string | undefined {
  if (word.length < 5) return undefined
  return [...known].find((one) => Math.abs(one.length - word.length) < 2 && isNear(one, word))
}

/** Whether one letter is wrong, missing, too many, or two have changed places. */
function isNear(one: string, other: string): boolean {
  const apart = distance(one, other)
  return (
    apart === 1 || (apart === 2 && one.length === other.length && sorted(one) === sorted(other))
  )
}

const sorted = (word: string) => [...word].sort().join('')

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

const withoutAccents = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '')

/** The dictionaries stem words with their accents better than without; people type either. */
function bothWays(text: string): string {
  const bare = withoutAccents(text)
  return bare === text.normalize('NFD') ? text : `${text} ${bare}`
}

const vocabularies = new WeakMap<readonly Searched[], ReadonlySet<string>>()

/** Every word of some articles, without accents; gathered once for the same array. */
function vocabularyOf(articles: readonly Searched[]): ReadonlySet<string> {
  const known = vocabularies.get(articles)
  if (known) return known
  const text = articles
    .map(({ title, summary, also, text }) => `${title} ${summary} ${also} ${text}`)
    .join(' ')
  const words = new Set(wordsIn(withoutAccents(text)))
  vocabularies.set(articles, words)
  return words
}
