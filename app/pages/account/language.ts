import { redirect } from 'react-router'
import { house, session } from '#app/context.ts'
import { keep } from '#app/cookies.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { StandingOutside } from '#app/ui/standing-outside.tsx'
import { isLocale } from '#app/words/locale.ts'
import { chooseLanguage } from '#domain/accounts/choose-language.ts'
import type { Route } from './+types/language.ts'

export const ErrorBoundary = StandingOutside

/** Who comes by the address bar, or back from signing in, chooses on the page. */
export function loader() {
  return redirect('/account')
}

/** Remembers the language of pages and messages for an account. */
export async function action({ request, context }: Route.ActionArgs) {
  const { language } = await readForm(request, ['language'])
  if (!isLocale(language)) return go('/account', [])
  await chooseLanguage(context.get(house).db, {
    accountId: context.get(session).accountId,
    locale: language,
  })
  return go('/account', [keep(context, 'language', language)])
}
