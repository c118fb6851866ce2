import { entrance } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/paste.ts'
import { PasteBox } from './paste-box.tsx'
import { typedList } from './read-list.ts'
import { pasteWords } from './words.ts'

export function loader({ context }: Route.LoaderArgs) {
  const { by } = context.get(entrance)
  requirePermission(by, 'invite members')
  requirePermission(by, 'invite members via email')
}

/** Back from the review: the list can be changed. */
export async function action({ request }: Route.ActionArgs) {
  return { list: typedList(await openForm(request)).list, fault: null }
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', pasteWords)('title'))
}

export default function Paste({ actionData, params }: Route.ComponentProps) {
  return <PasteBox slug={params.slug} view={actionData ?? { list: '', fault: null }} />
}
