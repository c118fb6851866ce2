import { Link } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import { homeWords } from './words.ts'

type SupportInsideProps = {
  slug: string
  inside: readonly { id: string; agent: string; leader: string; purpose: string; until: string }[]
}

/** Tells leaders who of support is in their community now, and leads to where it is ended. */
export function SupportInside({ slug, inside }: SupportInsideProps) {
  const say = useWords(homeWords)
  return inside.map(({ id, ...access }) => (
    <Notice key={id} kind="info">
      <p>{say('supportInside', access)}</p>
      <p>
        <Link to={`/c/${slug}/preferences/support`}>{say('supportMore')}</Link>
      </p>
    </Notice>
  ))
}
