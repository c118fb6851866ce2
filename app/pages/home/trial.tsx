import { useWords } from '#app/words/words.ts'
import { homeWords } from './words.ts'

/** How long everything can be tried. */
export function Trial({ daysLeft, ends }: { daysLeft: number; ends: string }) {
  const say = useWords(homeWords)
  return (
    <section className="card">
      <h2>{say('trial', { days: daysLeft })}</h2>
      <p>{say('trialBody', { day: ends })}</p>
    </section>
  )
}
