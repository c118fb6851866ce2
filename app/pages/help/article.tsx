import { data } from 'react-router'
import { readArticle } from '#app/articles/articles.ts'
import { related } from '#app/articles/related.ts'
import { isSlug } from '#app/articles/shelves.ts'
import { house, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { signedIn } from '#app/signed-in.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { useWords } from '#app/words/words.ts'
import { answerArticle } from '#domain/articles/answer-article.ts'
import type { Route } from './+types/article.ts'
import { AskIfAnswered, type Outcome } from './ask-if-answered.tsx'
import { ContactSupport } from './contact-support.tsx'
import './help.css'
import { ListOfArticles } from './list-of-articles.tsx'
import { helpWords } from './words.ts'

const answers = ['yes', 'no'] as const

/** The article an address names. What it does not name is not there. */
function slugOf(params: { article: string }) {
  if (isSlug(params.article)) return params.article
  throw data(null, 404)
}

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const slug = slugOf(params)
  const { locale } = context.get(visit)
  const { text: _, also: __, ...article } = readArticle(slug, locale)
  const next = related[slug].map((slug) => {
    const { title, summary } = readArticle(slug, locale)
    return { slug, title, summary }
  })
  const said = answers.find((one) => one === url.searchParams.get('answered')) ?? null
  const isSignedIn = (await signedIn(context)) !== null
  return { slug, article, next, said, isSignedIn }
}

/** Keeps whether an article answered somebody's question. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const slug = slugOf(params)
  const { helped } = await readForm(request, ['helped'])
  const said = answers.find((one) => one === helped)
  if (!said) return data<Outcome>({ because: 'unreadable' }, 400)
  const { db, key, limits } = context.get(house)
  const { locale, who } = context.get(visit)
  const accountId = (await signedIn(context))?.accountId ?? null
  const answer = { article: slug, locale, helped: said === 'yes', accountId, who }
  const kept = await answerArticle(db, { key, limits }, answer)
  if (kept.ok) return go(`/help/${slug}?answered=${said}#answer`, [])
  const { because, retryAfterSeconds } = kept.refusal
  const headers = { 'retry-after': String(retryAfterSeconds) }
  const outcome: Outcome = { because, minutes: Math.ceil(retryAfterSeconds / 60) }
  return data(outcome, { status: 429, headers })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ loaderData }: Route.MetaArgs) {
  const { title = '', summary = '' } = loaderData?.article ?? {}
  return [...pageTitle(title), { name: 'description', content: summary }]
}

/** Longer articles say first what stands where. */
const isLong = (headings: readonly unknown[]) => headings.length > 3

/** One article, and the question whether it helped. */
export default function ShowArticle({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(helpWords)
  const { slug, article, next, said, isSignedIn } = loaderData
  const { title, summary, headings, html } = article
  return (
    <PublicFrame path={`/help/${slug}`} signedIn={isSignedIn}>
      <a className="back-to-help" href="/help">
        {say('back')}
      </a>
      <article className="card help-article">
        <h1>{title}</h1>
        <p className="help-lead">{summary}</p>
        {isLong(headings) && (
          <nav className="contents" aria-labelledby="contents">
            <h2 id="contents">{say('contents')}</h2>
            <ul>
              {headings.map(({ id, words }) => (
                <li key={id}>
                  <a href={`#${id}`}>{words}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, and its builder takes no HTML */}
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </article>
      <AskIfAnswered slug={slug} said={said} outcome={actionData ?? null} />
      <section className="card read-next" aria-labelledby="related">
        <h2 id="related">{say('related')}</h2>
        <ListOfArticles articles={next} />
      </section>
      <ContactSupport />
    </PublicFrame>
  )
}
