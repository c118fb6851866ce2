import { Link } from 'react-router'
import { useWords, words } from '#app/words/words.ts'

const pagesWords = words({
  en: {
    pages: 'Pages',
    previous: 'Previous page',
    next: 'Next page',
    newer: 'Newer',
    older: 'Older',
  },
  es: {
    pages: 'Páginas',
    previous: 'Página anterior',
    next: 'Página siguiente',
    newer: 'Más recientes',
    older: 'Más antiguas',
  },
})

type ListPagesProps = {
  previous: string | null
  next: string | null
  /** The list is of days gone by, newest first, and its pages are called so. */
  isByTime?: boolean
}

/** The ways to the pages around; null where there is none. */
export function ListPages({ previous, next, isByTime = false }: ListPagesProps) {
  const say = useWords(pagesWords)
  if (!next && !previous) return null
  return (
    <nav className="pages" aria-label={say('pages')}>
      {previous && (
        <Link className="button quiet" to={previous}>
          {say(isByTime ? 'newer' : 'previous')}
        </Link>
      )}
      {next && (
        <Link className="button quiet" to={next}>
          {say(isByTime ? 'older' : 'next')}
        </Link>
      )}
    </nav>
  )
}
