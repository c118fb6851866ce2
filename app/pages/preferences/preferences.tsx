import { entrance, house, session, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { readSignInSafety } from '#domain/communities/ask-second-step.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import type { Route } from './+types/preferences.ts'
import { SignInSafety } from './sign-in-safety.tsx'
import { preferencesWords } from './words.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  const { since, leadersWithout } = await readSignInSafety(context.get(house).db, by)
  const day = new Intl.DateTimeFormat(context.get(visit).locale, { dateStyle: 'long' })
  return {
    since: since && day.format(since),
    leadersWithout,
    mayChoose: by.permissions.has('update community preferences'),
    hasSecondStep: hasSecondStep(context.get(session)),
    saved: url.searchParams.has('saved'),
  }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('title'))
}

/** What the community has chosen for itself. */
export default function Preferences({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(preferencesWords)
  const { saved, ...safety } = loaderData
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      {saved && <Notice>{say(safety.since ? 'nowAsked' : 'notAsked')}</Notice>}
      <SignInSafety {...safety} action={`/c/${params.slug}/preferences/two-factor`} />
    </>
  )
}
