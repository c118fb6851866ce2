import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import { extendTrial } from '#domain/trials/extend-trial.ts'
import type { Route } from './+types/extend.ts'
import { showTrial } from './show-trial.ts'
import { TrialPage } from './trial-page.tsx'
import { trialWords } from './words.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(({ slug }) => `/c/${slug}/trial`)

/** Extends the trial by two weeks. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = context.get(house)
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  const { extensions } = await readForm(request, ['extensions'])
  if (!/^\d{1,6}$/.test(extensions)) throw data(null, 400)
  const extended = await extendTrial(db, by, { seen: Number(extensions) })
  if (extended.ok) return redirect(`/c/${params.slug}/trial?extended`, 303)
  const { because } = extended.refusal
  return data({ ...(await showTrial(context)), because }, { status: 409 })
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', trialWords)('title'))
}

export default function Extend({ actionData }: Route.ComponentProps) {
  const say = useWords(trialWords)
  if (!actionData) return null
  return (
    <TrialPage shown={actionData}>
      <Notice kind="error" help="trial">
        {say(actionData.because)}
      </Notice>
    </TrialPage>
  )
}
