import { everyArticle, readArticle } from '#app/articles/articles.ts'
import { type Shelf, type Slug, shelves, type Topic } from '#app/articles/shelves.ts'
import { house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { signedIn } from '#app/signed-in.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { findArticles } from '#domain/articles/find-articles.ts'
import type { Route } from './+types/help.ts'
import { ContactSupport } from './contact-support.tsx'
import './help.css'
import { type Listed, ListOfArticles } from './list-of-articles.tsx'
import { readQuestion } from './read-question.ts'
import { SearchHelp } from './search-help.tsx'
import { helpWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(visit)
  const question = readQuestion(url.searchParams)
  const found = question
    ? await findArticles(context.get(house).db, everyArticle(locale), { question, locale })
    : null
  const listed = (slug: Slug): Listed => {
    const { title, summary } = readArticle(slug, locale)
    return { slug, title, summary }
  }
  return {
    question,
    isSignedIn: (await signedIn(context)) !== null,
    found: found?.map(({ slug }) => listed(slug)) ?? null,
    shelves: found
      ? []
      : Object.entries(shelves).map(([shelf, topics]) => ({
          shelf: shelf as Shelf,
          topics: Object.entries(topics).map(([topic, slugs]) => ({
            topic: topic as Topic,
            articles: slugs.map(listed),
          })),
        })),
  }
}

export function meta({ matches, loaderData }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', helpWords)
  const question = loaderData?.question
  return pageTitle(question ? `${question} · ${say('title')}` : say('title'))
}

/** Every article on two shelves, or those that answer a question. */
export default function Help({ loaderData }: Route.ComponentProps) {
  const say = useWords(helpWords)
  const { question, found, isSignedIn } = loaderData
  const path = question ? `/help?q=${encodeURIComponent(question)}` : '/help'
  return (
    <PublicFrame path={path} signedIn={isSignedIn} broad>
      <h1>{say('title')}</h1>
      <p className="help-lead">{say('lead')}</p>
      <SearchHelp question={question} />
      {found ? (
        <Found question={question} found={found} />
      ) : (
        <div className="shelves">
          {loaderData.shelves.map(({ shelf, topics }) => (
            <section className="card" key={shelf} aria-labelledby={shelf}>
              <h2 id={shelf}>{say(shelf)}</h2>
              {topics.map(({ topic, articles }) => (
                <div key={topic}>
                  <h3>{say(topic)}</h3>
                  <ListOfArticles articles={articles} brief />
                </div>
              ))}
            </section>
          ))}
        </div>
      )}
      <ContactSupport />
    </PublicFrame>
  )
}

function Found({ question, found }: { question: string; found: Listed[] }) {
  const say = useWords(helpWords)
  return (
    <section className="card" aria-labelledby="found">
      <h2 id="found">
        {say(found.length > 0 ? 'found' : 'none', { question, count: found.length })}
      </h2>
      {found.length > 0 ? <ListOfArticles articles={found} /> : <p>{say('noneBody')}</p>}
      <a className="button quiet" href="/help">
        {say('all')}
      </a>
    </section>
  )
}
