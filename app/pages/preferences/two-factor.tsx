import { data, Link, redirect } from 'react-router'
import { entrance, house, session } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { onlyForms } from '#app/only-forms.ts'
import { useWords } from '#app/words/words.ts'
import { askSecondStep } from '#domain/communities/ask-second-step.ts'
import { hasSecondStep } from '#domain/second-steps/second-step.ts'
import type { Route } from './+types/two-factor.ts'
import { YouFirst } from './sign-in-safety.tsx'
import { preferencesWords } from './words.ts'

export const middleware: Route.MiddlewareFunction[] = onlyForms(
  ({ slug }) => `/c/${slug}/preferences`,
)

/** Asks a second step of the leaders, or no longer. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const { asked } = await readForm(request, ['asked'])
  const { by } = context.get(entrance)
  const chosen = { asked: asked === 'on', hasSecondStep: hasSecondStep(context.get(session)) }
  const outcome = await askSecondStep(context.get(house).db, by, chosen)
  if (outcome.ok) return redirect(`/c/${params.slug}/preferences?saved`, 303)
  return data(outcome.refusal, 409)
}

/** Why it was not chosen. */
export default function NotChosen({ params }: Route.ComponentProps) {
  const say = useWords(preferencesWords)
  return (
    <>
      <div className="page-head">
        <h1>{say('safety')}</h1>
      </div>
      <YouFirst />
      <Link to={`/c/${params.slug}/preferences`}>{say('back')}</Link>
    </>
  )
}
