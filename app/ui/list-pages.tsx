import { Link } from 'react-router'
import { useWords, words } from '#app/words/words.ts'

const pagesWords = words({
  en: { pages: 'Pages', previous: 'Previous page', next: 'Next page' },
  es: { pages: 'Páginas', previous: 'Página anterior', next: 'Página siguiente' },
})

/** The ways to the pages around; null where there is none. */
export function ListPages({ previous, next }: { previous: string | null; next: string | null }) {
  const say = useWords(pagesWords)
  if (!next && !previous) return null
  return (
    <nav className="pages" aria-label={say('pages')}>
      {previous && (
        <Link className="button quiet" to={previous}>
          {say('previous')}
        </Link>
      )}
      {next && (
        <Link className="button quiet" to={next}>
          {say('next')}
        </Link>
      )}
    </nav>
  )
}
