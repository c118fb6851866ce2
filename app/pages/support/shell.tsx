import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router'
import { AccountMenu } from '#app/ui/account-menu.tsx'
import { BrandMark } from '#app/ui/brand-mark.tsx'
import { useWords, words } from '#app/words/words.ts'
import { places, placeWords } from './places.ts'

const shellWords = words({
  en: {
    console: 'Communitrak Support',
    skip: 'Skip to the content',
    menu: 'Menu',
    navigation: 'Places of the console',
  },
  es: {
    console: 'Asistencia de Communitrak',
    skip: 'Ir al contenido',
    menu: 'Menú',
    navigation: 'Lugares de la consola',
  },
})

/** The frame of the console's pages. The menu folds away on phones, with or without script. */
export function SupportShell({ children }: { children: ReactNode }) {
  const say = useWords(shellWords)
  const sayPlace = useWords(placeWords)
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      <header className="top">
        <Link className="brand" to="/support">
          <BrandMark />
          <span>{say('console')}</span>
        </Link>
        <AccountMenu hasOthers={false} />
      </header>
      <nav className="navigation" aria-label={say('navigation')}>
        <details className="menu">
          <summary>{say('menu')}</summary>
        </details>
        <ul>
          {places.map(({ name, to, isFirst = false }) => (
            <li key={name}>
              <NavLink to={to} end={isFirst}>
                {sayPlace(name)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content">{children}</main>
    </div>
  )
}
