import { pageTitle } from '#app/page-title.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import type { Route } from './+types/closed.ts'
import { closeWords } from './close-words.ts'

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', closeWords)('closedTitle'))
}

/** Where somebody comes to who has closed their account. */
export default function Closed() {
  const say = useWords(closeWords)
  return (
    <PublicFrame path="/account-closed">
      <div className="card">
        <h1>{say('closedTitle')}</h1>
        <p>{say('closedBody')}</p>
        <a className="button quiet" href="/">
          {say('first')}
        </a>
      </div>
    </PublicFrame>
  )
}
