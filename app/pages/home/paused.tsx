import { HelpLink } from '#app/ui/help-link.tsx'
import { useWords } from '#app/words/words.ts'
import { homeWords } from './words.ts'

/** What somebody reads whose household is set inactive. */
export function Paused() {
  const say = useWords(homeWords)
  return (
    <section className="card">
      <h2>{say('paused')}</h2>
      <p>{say('pausedBody')}</p>
      <p>{say('pausedNext')}</p>
      <HelpLink to="waiting-to-enter" />
    </section>
  )
}
