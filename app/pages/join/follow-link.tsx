import { data } from 'react-router'
import { pageTitle } from '#app/page-title.ts'
import { keepTried } from '#app/tried.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn } from '#app/words/words.ts'
import { readCode } from '#domain/invitations/access-code.ts'
import type { Route } from './+types/follow-link.ts'
import { CodeForm, type CodeTrouble } from './code-form.tsx'
import { holdCode } from './hold-code.ts'
import { noCode } from './no-code.ts'
import { joinWords } from './words.ts'

/**
 * The link of an invitation. It changes nothing, since mail scanners open links too: the code moves out
 * of the address bar into a cookie, and the page for codes does the rest.
 */
export function loader({ params, context }: Route.LoaderArgs) {
  const code = readCode(params.code)
  if (code.ok) return holdCode(context, code.value)
  const { because } = code.refusal
  const trouble: CodeTrouble = because === 'mistyped' ? { key: because } : noCode(params.code)
  const headers = { 'set-cookie': keepTried(context, because) }
  return data(trouble, { status: 404, headers })
}

export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders
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
