import { useLocation, useRouteLoaderData } from 'react-router'
import bubbleScript from '#app/bubble/bubble.ts?worker&url'
import { whereAsked } from '#app/where-asked.ts'
import { useWords, words } from '#app/words/words.ts'
import conversationStyle from './conversation.css?url'
import './bubble.css'

const bubbleWords = words({
  en: { help: 'Help & chat' },
  es: { help: 'Ayuda y chat' },
})

/** Which community somebody is inside of, and whether they act there for support. */
type Inside = { slug: string; support: object | null }

/** Pages that are the conversation itself, or where support works. */
const without = /^\/(help\/contact|c\/[^/]+\/contact|support|dev)(\/|$)/

/**
 * The way to support at the bottom right of every page: a link, which a small script that comes after the page
 * turns into a panel. Whoever is inside a community talks as its member; all others outside of all. Support
 * itself has none.
 */
export function Bubble() {
  const say = useWords(bubbleWords)
  const { pathname } = useLocation()
  const inside = useRouteLoaderData<Inside>('pages/community/community')
  const base = inside ? `/c/${inside.slug}/contact` : '/help/contact'
  const from = encodeURIComponent(whereAsked(pathname) ?? '/')
  return (
    <>
      {!inside?.support && !without.test(pathname) && (
        <aside aria-label={say('help')}>
          <a className="bubble" href={`${base}?from=${from}`} data-style={conversationStyle}>
            <svg
              viewBox="0 0 24 24"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
            >
              <path d="M4 5h16v11H9l-5 4z" strokeLinejoin="round" />
              <path d="M8 9h8M8 12.5h5" strokeLinecap="round" />
            </svg>
            <span>{say('help')}</span>
          </a>
        </aside>
      )}
      <script src={bubbleScript} defer />
    </>
  )
}
