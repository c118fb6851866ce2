import { pageTitle } from '#app/page-title.ts'
import { askedMeaning } from '#app/tried.ts'
import { DidYouMean } from '#app/ui/did-you-mean.tsx'
import { HelpLink } from '#app/ui/help-link.tsx'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import type { Route } from './+types/asked.ts'
import { accessWords } from './words.ts'

export function loader({ context }: Route.LoaderArgs) {
  return { meant: askedMeaning(context) }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', accessWords)('askedTitle'))
}

/** What everybody reads who has asked to be let in. */
export default function Asked({ loaderData }: Route.ComponentProps) {
  const say = useWords(accessWords)
  return (
    <PublicFrame path="/request-access/asked">
      <div className="card">
        <h1>{say('askedTitle')}</h1>
        <DidYouMean meant={loaderData.meant}>
          <a href="/request-access">{say('correct')}</a>
        </DidYouMean>
        <p>{say('askedKnown')}</p>
        <p>{say('askedUnknown')}</p>
        <p className="soft">{say('askedNothing')}</p>
        <div className="beside">
          <a className="button quiet" href="/join/resident">
            {say('join')}
          </a>
          <a className="button plain" href="/request-access">
            {say('again')}
          </a>
        </div>
        <HelpLink to="ask-to-be-let-in" />
      </div>
    </PublicFrame>
  )
}
