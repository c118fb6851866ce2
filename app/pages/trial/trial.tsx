import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import type { Route } from './+types/trial.ts'
import { showTrial } from './show-trial.ts'
import { TrialPage } from './trial-page.tsx'
import { trialWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  return { ...(await showTrial(context)), done: url.searchParams.has('extended') }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', trialWords)('title'))
}

export default function Trial({ loaderData }: Route.ComponentProps) {
  const say = useWords(trialWords)
  const { done, trial } = loaderData
  return (
    <TrialPage shown={loaderData}>
      {done && trial && !trial.hasEnded && <Notice>{say('done', { moment: trial.endsAt })}</Notice>}
    </TrialPage>
  )
}
