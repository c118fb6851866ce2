import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { newId } from '#domain/new-id.ts'
import { makeBlankPasses } from '#domain/passes/make-blank-passes.ts'
import { readCount } from '#domain/passes/pass-count.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/blank.ts'
import { loadPasses } from './load-passes.ts'
import { PassesPage, type Typed } from './passes-page.tsx'
import { passesWords } from './words.ts'

export const loader = (args: Route.LoaderArgs) => loadPasses(args)

/** Makes blank passes, and leads to where they are printed. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members via access pass')
  const { count: typed, submission } = await readForm(request, ['count', 'submission'])
  const answer = (typedAs: Omit<Typed, 'count'>, status: number) =>
    data({ count: typed, ...typedAs }, status)
  const count = readCount(typed)
  if (!count.ok) return answer({ fault: count.refusal.because, mayNotGrant: false }, 400)
  const { db, key } = context.get(house)
  const wanted = { count: count.value, submission: isId(submission) ? submission : newId() }
  const made = await makeBlankPasses(db, by, wanted, { key })
  if (!made.ok) return answer({ fault: null, mayNotGrant: true }, 409)
  const { batchId, made: size } = made.value
  return redirect(`/c/${params.slug}/invitations/passes/${batchId}?made=${size}`)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passesWords)('title'))
}

export default function Blank({ loaderData, actionData, params }: Route.ComponentProps) {
  return <PassesPage slug={params.slug} view={loaderData} typed={actionData ?? null} />
}
