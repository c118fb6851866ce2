import { Link } from 'react-router'
import { useWords, words } from '#app/words/words.ts'

const bannerWords = words({
  en: {
    name: 'Black Curtain',
    drawn: 'Residents cannot enter yet.',
    opens: 'Opens {when}.',
    more: 'About the Black Curtain',
  },
  es: {
    name: 'Telón negro',
    drawn: 'Los residentes todavía no pueden entrar.',
    opens: 'Se abre el {when}.',
    more: 'Sobre el telón negro',
  },
})

type CurtainBannerProps = {
  slug: string
  permissions: readonly string[]
  /** Null: it is not drawn. `opens` is when it lifts by itself, printed. */
  curtain: { opens: string | null } | null
}

/** Reminds leaders on every page that nobody but them is inside. */
export function CurtainBanner({ slug, permissions, curtain }: CurtainBannerProps) {
  const say = useWords(bannerWords)
  if (!curtain) return null
  return (
    <aside className="curtain-banner" aria-label={say('name')}>
      <p>
        <strong>{say('drawn')}</strong> {curtain.opens && say('opens', { when: curtain.opens })}
      </p>
      {permissions.includes('view community preferences') && (
        <Link to={`/c/${slug}/preferences/black-curtain`}>{say('more')}</Link>
      )}
    </aside>
  )
}
