import { data, redirect } from 'react-router'
import { keep } from '#app/cookies.ts'
import { pageTitle } from '#app/page-title.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn } from '#app/words/words.ts'
import { readCode } from '#domain/invitations/access-code.ts'
import type { Route } from './+types/follow-link.ts'
import { CodeForm, type CodeTrouble } from './code-form.tsx'
import { joinWords } from './words.ts'

/**
 * The link of an invitation. It changes nothing, since mail scanners open links too: the code moves out
 * of the address bar into a cookie, and the page for codes does the rest.
 */
export function loader({ params, context }: Route.LoaderArgs) {
  const code = readCode(params.code)
  if (code.ok)
    return redirect('/join/resident', {
      headers: { 'set-cookie': keep(context, 'code', code.value) },
    })
  const key = code.refusal.because === 'mistyped' ? 'mistyped' : 'notACode'
  return data({ key } satisfies CodeTrouble, 404)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', joinWords)('title'))
}

export default function FollowLink({ loaderData }: Route.ComponentProps) {
  return (
    <PublicFrame path="/join/resident">
      <CodeForm typed="" trouble={loaderData} />
    </PublicFrame>
  )
}
