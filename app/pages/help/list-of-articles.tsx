import type { Slug } from '#app/articles/shelves.ts'

/** An article as a list tells of it. */
export type Listed = { slug: Slug; title: string; summary: string }

/** Articles to choose from; `brief` leaves out what each is about. */
export function ListOfArticles({ articles, brief }: { articles: Listed[]; brief?: boolean }) {
  return (
    <ul className="articles">
      {articles.map(({ slug, title, summary }) => (
        <li key={slug}>
          <a href={`/help/${slug}`}>{title}</a>
          {!brief && <p>{summary}</p>}
        </li>
      ))}
    </ul>
  )
}
