import { data, redirect } from 'react-router'
import { entrance, house, session, visit } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { askSecondStep, readSignInSafety } from '#domain/communities/ask-second-step.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import type { Route } from './+types/two-factor.ts'
import { SettingPage } from './setting-page.tsx'
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

/** Asks a second step of the leaders, or no longer. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { asked } = await readForm(request, ['asked'])
  const { by } = context.get(entrance)
  const chosen = { asked: asked === 'on', hasSecondStep: hasSecondStep(context.get(session)) }
  const outcome = await askSecondStep(context.get(house).db, by, chosen)
  if (outcome.ok) return redirect(`/c/${params.slug}/preferences/two-factor?saved`, 303)
  return data(outcome.refusal, 409)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', preferencesWords)('twoFactor'))
}

/** Whether leaders enter with more than a password. */
export default function TwoFactor({ loaderData }: Route.ComponentProps) {
  const say = useWords(preferencesWords)
  const { saved, ...safety } = loaderData
  return (
    <SettingPage title={say('twoFactor')} lead={say('safetyBody')}>
      {saved && <Notice>{say(safety.since ? 'nowAsked' : 'notAsked')}</Notice>}
      <SignInSafety {...safety} />
    </SettingPage>
  )
}
