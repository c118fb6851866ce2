import type { MouseEvent } from 'react'
import { useNavigate } from 'react-router'

/**
 * Follows the plain links inside an element as the router follows its own: for lists, where a page holds so many
 * that what each `Link` carries would be most of the work. To be given to `onClick` of what is around them.
 */
export function useWays(): (event: MouseEvent) => void {
  const navigate = useNavigate()
  return (event) => {
    const way = wayOf(event)
    if (!way) return
    event.preventDefault()
    navigate(way)
  }
}

/** Where a click leads within our pages; null: the browser, or somebody else, sees to it, as to places of the page. */
function wayOf(event: MouseEvent): string | null {
  const { metaKey, ctrlKey, shiftKey, altKey } = event
  if (event.defaultPrevented || event.button !== 0) return null
  if (metaKey || ctrlKey || shiftKey || altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.target || link.origin !== window.location.origin) return null
  if (link.getAttribute('href')?.startsWith('#')) return null
  return link.pathname + link.search + link.hash
}
