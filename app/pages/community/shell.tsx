import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import { Link, NavLink, useLocation, useNavigation } from 'react-router'
import { accentVariables } from '#app/ui/accent.ts'
import { AccountMenu } from '#app/ui/account-menu.tsx'
import { BrandMark } from '#app/ui/brand-mark.tsx'
import { FrameContext } from '#app/ui/frame-context.ts'
import { useWords, words } from '#app/words/words.ts'
import { placesOf, placeWords } from './places.ts'

const shellWords = words({
  en: {
    skip: 'Skip to the content',
    menu: 'Menu',
    navigation: 'Main navigation',
    loading: 'Loading',
  },
  es: {
    skip: 'Ir al contenido',
    menu: 'Menú',
    navigation: 'Navegación principal',
    loading: 'Cargando',
  },
})

export type ShellCommunity = {
  slug: string
  name: string
  color: string
  /** Where its logo is; null: it has none. */
  logo: string | null
  hasOthers: boolean
  /** Whether the person has a home here. */
  livesHere: boolean
  permissions: readonly string[]
}

/** The frame of a community's pages. The menu folds away on phones, with or without script. */
export function Shell({ community, children }: { community: ShellCommunity; children: ReactNode }) {
  const say = useWords(shellWords)
  return (
    <div className="shell" style={accentVariables(community.color) as CSSProperties}>
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      <BusyLine />
      <header className="top">
        <Link className="brand" to={`/c/${community.slug}`}>
          {community.logo ? (
            <img className="brand-logo" src={community.logo} alt="" />
          ) : (
            <BrandMark />
          )}
          <span>{community.name}</span>
        </Link>
        <AccountMenu hasOthers={community.hasOthers} />
      </header>
      <Navigation community={community} />
      <main id="content">
        <FrameContext value={community.slug}>{children}</FrameContext>
      </main>
    </div>
  )
}

function Navigation({ community }: { community: ShellCommunity }) {
  const say = useWords(shellWords)
  const sayPlace = useWords(placeWords)
  const menu = useRef<HTMLDetailsElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu folds whenever the page changes
  useEffect(() => menu.current?.removeAttribute('open'), [pathname])
  const base = `/c/${community.slug}`
  return (
    <nav className="navigation" aria-label={say('navigation')}>
      <details className="menu" ref={menu}>
        <summary>{say('menu')}</summary>
      </details>
      <ul>
        <li>
          <NavLink to={base} end>
            {sayPlace('home')}
          </NavLink>
        </li>
        {placesOf(community).map(({ group, places }) => (
          <Group key={group} name={sayPlace(group)}>
            {places.map(({ name, to }) => (
              <li key={name}>
                <NavLink to={to.startsWith('/') ? to : `${base}/${to}`}>{sayPlace(name)}</NavLink>
              </li>
            ))}
          </Group>
        ))}
      </ul>
    </nav>
  )
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <details open>
        <summary>{name}</summary>
        <ul>{children}</ul>
      </details>
    </li>
  )
}

/** A line on top that moves while the next page takes longer than a blink. */
function BusyLine() {
  const say = useWords(shellWords)
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <div className={busy ? 'busy-line busy' : 'busy-line'} />
      <span className="hidden-words" role="status">
        {busy ? say('loading') : ''}
      </span>
    </>
  )
}
