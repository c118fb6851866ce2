import { redirect } from 'react-router'
import { house } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { localPath } from '#app/forms.ts'
import { signedIn } from '#app/signed-in.ts'
import { isLocale } from '#app/words/locale.ts'
import { chooseLanguage } from '#domain/accounts/choose-language.ts'
import type { Route } from './+types/language.ts'

/**
 * Remembers the language somebody chose, and goes back to where they were; for their account too if they are signed
 * in. A link on another site (`cross-site`, `same-site`) chooses for no account.
 */
export async function loader({ request, url, context }: Route.LoaderArgs) {
  const wanted = url.searchParams.get('to')
  const back = localPath(url.searchParams.get('back'), '/')
  if (!isLocale(wanted)) return redirect(back)
  const isFromElsewhere = /site$/.test(request.headers.get('sec-fetch-site') ?? '')
  const session = isFromElsewhere ? null : await signedIn(context)
  if (session) {
    const { accountId } = session
    await chooseLanguage(context.get(house).db, { accountId, locale: wanted })
  }
  return redirect(back, { headers: { 'set-cookie': keep(context, 'language', wanted) } })
}
