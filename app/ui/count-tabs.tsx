import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useWords, words } from '#app/words/words.ts'

const tabWords = words({
  en: { atLeast: '{count, number}+' },
  es: { atLeast: '{count, number}+' },
})

export type CountTab = {
  key: string
  words: string
  to: string
  count: number
  isOpen: boolean
}

type CountTabsProps = {
  label: string
  tabs: readonly CountTab[]
  /** Beyond so many a count is not exact. */
  most: number
}

/** The tabs of a list with how many stand on each; each is a page of its own. On a phone they are moved sideways. */
export function CountTabs({ label, tabs, most }: CountTabsProps) {
  const say = useWords(tabWords)
  const row = useRef<HTMLElement>(null)
  const open = tabs.find(({ isOpen }) => isOpen)?.key
  useEffect(() => {
    const chosen = row.current?.querySelector(`[data-tab="${open}"]`)
    if (row.current && chosen) bringIntoSight(row.current, chosen)
  }, [open])
  return (
    <nav ref={row} className="tabs" aria-label={label}>
      {tabs.map(({ key, words, to, count, isOpen }) => (
        <Link key={key} data-tab={key} to={to} aria-current={isOpen ? 'page' : undefined}>
          {words}{' '}
          <span className="count">{count > most ? say('atLeast', { count: most }) : count}</span>
        </Link>
      ))}
    </nav>
  )
}

/** Moves a row sideways by as little as shows the whole of what is in it; the page itself stays where it is. */
function bringIntoSight(row: Element, chosen: Element) {
  const [room, place] = [row, chosen].map((element) => element.getBoundingClientRect())
  if (!(room && place)) return
  row.scrollLeft += Math.max(0, place.right - room.right) - Math.max(0, room.left - place.left)
}
