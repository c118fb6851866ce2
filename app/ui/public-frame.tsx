import { type CSSProperties, type ReactNode, useContext } from 'react'
import { LocaleContext, useWords, words } from '#app/words/words.ts'
import { accentVariables } from './accent.ts'
import { Brand } from './brand-mark.tsx'
import { StillContext } from './still-context.ts'
import './buttons.css'
import './forms.css'
import './public.css'

const frameWords = words({
  en: {
    skip: 'Skip to the content',
    signIn: 'Sign in',
    signOut: 'Sign out',
    help: 'Help',
    language: 'Español',
  },
  es: {
    skip: 'Ir al contenido',
    signIn: 'Iniciar sesión',
    signOut: 'Cerrar sesión',
    help: 'Ayuda',
    language: 'English',
  },
})

type PublicFrameProps = {
  /** The colour of the community the page speaks for, `#rrggbb`. */
  color?: string
  broad?: boolean
  /** Whether somebody is signed in: then the way out is offered instead of the way in. */
  signedIn?: boolean
  /** Where the language switch comes back to. */
  path: string
  children: ReactNode
}

/** The frame of pages for people who are not signed in. It works without script. */
export function PublicFrame({ color, broad, signedIn, path, children }: PublicFrameProps) {
  const say = useWords(frameWords)
  const other = useContext(LocaleContext) === 'en' ? 'es' : 'en'
  const language = `/language?to=${other}&back=${encodeURIComponent(path)}`
  return (
    <div className="public" style={color ? (accentVariables(color) as CSSProperties) : undefined}>
      <a className="skip-link" href="#content">
        {say('skip')}
      </a>
      <header>
        <Brand />
        <nav>
          {signedIn ? (
            <form method="post" action="/sign-out">
              <button className="button plain" type="submit">
                {say('signOut')}
              </button>
            </form>
          ) : (
            <a className="button plain" href="/sign-in">
              {say('signIn')}
            </a>
          )}
        </nav>
      </header>
      <main id="content" className={broad ? 'broad' : undefined}>
        <StillContext value={true}>{children}</StillContext>
      </main>
      <footer>
        <a href="/help">{say('help')}</a>
        <a href={language} lang={other} hrefLang={other}>
          {say('language')}
        </a>
      </footer>
    </div>
  )
}
