import { data, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { newId } from '#domain/new-id.ts'
import { makePassesForHomes } from '#domain/passes/make-passes-for-homes.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/for-homes.ts'
import { loadPasses } from './load-passes.ts'
import { PassesPage } from './passes-page.tsx'
import { passesWords } from './words.ts'

export const loader = (args: Route.LoaderArgs) => loadPasses(args)

/** Sees to it that every home that waits has a pass, and leads to where all of them are printed. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members via access pass')
  const { db, key } = context.get(house)
  const { submission } = await readForm(request, ['submission'])
  const wanted = { submission: isId(submission) ? submission : newId() }
  const outcome = await makePassesForHomes(db, by, wanted, { key })
  if (!outcome.ok) return data({ count: '', fault: null, mayNotGrant: true }, 409)
  const { made, kept, renewed } = outcome.value
  const told = new URLSearchParams({ made: `${made}`, kept: `${kept}`, renewed: `${renewed}` })
  return redirect(`/c/${params.slug}/invitations/passes/homes?${told}`)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', passesWords)('title'))
}

export default function ForHomes({ loaderData, actionData, params }: Route.ComponentProps) {
  return <PassesPage slug={params.slug} view={loaderData} typed={actionData ?? null} />
}
