import { Link } from 'react-router'
import { useWords, words } from '#app/words/words.ts'

const bannerWords = words({
  en: {
    soon: 'The trial ends in {days, plural, =1 {one day} other {# days}}.',
    ended:
      'The trial has ended: everybody can look at everything, and nothing can be changed for now.',
    go: 'See what stays, and extend it',
  },
  es: {
    soon: 'La prueba termina en {days, plural, =1 {un día} other {# días}}.',
    ended:
      'La prueba ha terminado: todas las personas pueden verlo todo y por ahora nada se puede cambiar.',
    go: 'Vea qué queda y cómo prolongarla',
  },
})

/** Tells leaders on every page that the trial ends soon, or has. */
export function TrialBanner({ slug, days }: { slug: string; days: number }) {
  const say = useWords(bannerWords)
  return (
    <div className="notice warning" role="status">
      <p>
        {days > 0 ? say('soon', { days }) : say('ended')}{' '}
        <Link to={`/c/${slug}/trial`}>{say('go')}</Link>
      </p>
    </div>
  )
}
