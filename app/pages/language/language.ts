import { redirect } from 'react-router'
import { keep } from '#app/cookies.ts'
import { localPath } from '#app/forms.ts'
import { isLocale } from '#app/words/locale.ts'
import type { Route } from './+types/language.ts'

/** Remembers the language somebody chose, and goes back to where they were. */
export function loader({ url, context }: Route.LoaderArgs) {
  const wanted = url.searchParams.get('to')
  const back = localPath(url.searchParams.get('back'), '/')
  if (!isLocale(wanted)) return redirect(back)
  return redirect(back, { headers: { 'set-cookie': keep(context, 'language', wanted) } })
}
