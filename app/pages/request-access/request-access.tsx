import { data } from 'react-router'
import { house, visit } from '#app/context.ts'
import { go } from '#app/enter.ts'
import { readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import { keepAsked } from '#app/tried.ts'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { suggestAddress } from '#domain/contacts/suggest-address.ts'
import { askAccess } from '#domain/join-requests/ask-access.ts'
import { askingFields, readAsking } from '#domain/join-requests/read-asking.ts'
import { newId } from '#domain/new-id.ts'
import type { Route } from './+types/request-access.ts'
import { AccessForm, type AccessView } from './access-form.tsx'
import { accessWords } from './words.ts'

export function loader() {
  return { submission: newId(), filled: {}, faults: {}, minutes: null } satisfies AccessView
}

/** Keeps what somebody without a code asks. The answer is the same whoever and whatever is known. */
export async function action({ request, context }: Route.ActionArgs) {
  const { submission: made, ...filled } = await readForm(request, [...askingFields, 'submission'])
  const submission = isId(made) ? made : newId()
  const { asking, faults } = readAsking(filled)
  if (!asking) return data({ submission, filled, faults, minutes: null }, 400)
  const { db, limits } = context.get(house)
  const { locale, who, device } = context.get(visit)
  const now = { asking, submission, locale, who, from: device.address }
  const asked = await askAccess(db, { limits }, now)
  if (asked.ok) return go('/request-access/asked', keepAsked(context, suggestAddress(asking.email)))
  const { retryAfterSeconds } = asked.refusal
  const headers = { 'retry-after': String(retryAfterSeconds) }
  const minutes = Math.ceil(retryAfterSeconds / 60)
  return data({ submission, filled, faults: {}, minutes }, { status: 429, headers })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', accessWords)('title'))
}

/** Where people without a code ask to be let in. */
export default function RequestAccess({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(accessWords)
  const view: AccessView = actionData ?? loaderData
  return (
    <PublicFrame path="/request-access">
      <div className="card">
        <h1>{say('title')}</h1>
        <p>{say('lead')}</p>
        <p>
          <a href="/join/resident">{say('haveCode')}</a>
        </p>
        <AccessForm {...view} />
      </div>
    </PublicFrame>
  )
}
