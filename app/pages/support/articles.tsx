import { readArticle } from '#app/articles/articles.ts'
import { isSlug } from '#app/articles/shelves.ts'
import { house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { isLocale } from '#app/words/locale.ts'
import { sayIn, useWords, words } from '#app/words/words.ts'
import { type AnswerCount, listAnswers } from '#domain/articles/list-answers.ts'
import type { Route } from './+types/articles.ts'
import '#app/ui/list.css'
import './support.css'
import './desk.css'

const answersWords = words({
  en: {
    title: 'Help articles',
    lead: 'What readers answered to “Did this answer your question?”, those that helped the fewest first.',
    none: 'Nobody has answered yet.',
    article: 'Article',
    language: 'Language',
    en: 'English',
    es: 'Spanish',
    yes: 'It helped',
    no: 'It did not',
  },
  es: {
    title: 'Artículos de ayuda',
    lead: 'Lo que se respondió a «¿Ha respondido esto a su pregunta?»; primero, los que menos ayudaron.',
    none: 'Nadie ha respondido todavía.',
    article: 'Artículo',
    language: 'Idioma',
    en: 'Inglés',
    es: 'Español',
    yes: 'Ayudó',
    no: 'No ayudó',
  },
})

export async function loader({ context }: Route.LoaderArgs) {
  const counts = await listAnswers(context.get(house).db)
  return { lines: counts.flatMap(titled) }
}

/** Answers about articles that are there no more are of no use. */
function titled({ article, locale, ...counts }: AnswerCount) {
  if (!isSlug(article) || !isLocale(locale)) return []
  return [{ article, locale, title: readArticle(article, locale).title, ...counts }]
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', answersWords)('title'))
}

/** Which articles help, and which are to be written better. */
export default function Articles({ loaderData: { lines } }: Route.ComponentProps) {
  const say = useWords(answersWords)
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <p>{say('lead')}</p>
      {lines.length === 0 && <p className="card empty">{say('none')}</p>}
      {lines.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{say('article')}</th>
              <th scope="col">{say('language')}</th>
              <th scope="col">{say('yes')}</th>
              <th scope="col">{say('no')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ article, locale, title, helped, notHelped }) => (
              <tr key={`${article} ${locale}`}>
                <th scope="row">
                  <a href={`/help/${article}`} lang={locale}>
                    {title}
                  </a>
                </th>
                <td data-label={say('language')}>{say(locale)}</td>
                <td data-label={say('yes')}>{helped}</td>
                <td data-label={say('no')}>{notHelped}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
