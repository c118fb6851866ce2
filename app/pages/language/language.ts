import { redirect } from 'react-router'
import { house } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { localPath } from '#app/forms.ts'
import { signUpTicket } from '#app/sign-up-ticket.ts'
import { signedIn } from '#app/signed-in.ts'
import { isLocale } from '#app/words/locale.ts'
import { chooseLanguage, chooseSignUpLanguage } from '#domain/accounts/choose-language.ts'
import type { Route } from './+types/language.ts'

/**
 * Remembers the language somebody chose, and goes back to where they were; for their account too if they are signed
 * in, and for the account they have asked for in this browser. A link on another site (`cross-site`, `same-site`)
 * chooses for no account.
 */
export async function loader({ request, url, context }: Route.LoaderArgs) {
  const wanted = url.searchParams.get('to')
  const back = localPath(url.searchParams.get('back'), '/')
  if (!isLocale(wanted)) return redirect(back)
  const isFromElsewhere = /site$/.test(request.headers.get('sec-fetch-site') ?? '')
  if (!isFromElsewhere) await chooseForAccounts(context, wanted)
  return redirect(back, { headers: { 'set-cookie': keep(context, 'language', wanted) } })
}

type Context = Route.LoaderArgs['context']

async function chooseForAccounts(context: Context, locale: 'en' | 'es'): Promise<void> {
  const { db } = context.get(house)
  const session = await signedIn(context)
  const ticket = signUpTicket(context)
  if (session) await chooseLanguage(db, { accountId: session.accountId, locale })
  if (ticket) await chooseSignUpLanguage(db, { ...ticket, locale })
}
