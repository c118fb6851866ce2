import { data, redirect } from 'react-router'
import { keepConversation, whoTalks } from '#app/asker.ts'
import { house, visit } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { readMessageForm } from '#app/message-form.ts'
import { messageNumber } from '#app/message-number.ts'
import { pageTitle } from '#app/page-title.ts'
import conversationStyle from '#app/ui/conversation.css?url'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { whereAsked } from '#app/where-asked.ts'
import { sayIn } from '#app/words/words.ts'
import { type AskRefusal, askSupport } from '#domain/conversations/ask-support.ts'
import type { Route } from './+types/contact.ts'
import { articlesFirst } from './articles-first.ts'
import type { Refused } from './contact-form.tsx'
import { Conversation } from './conversation.tsx'
import { readView } from './read-view.ts'
import { contactWords } from './words.ts'

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: conversationStyle }]

export async function loader({ context, params, url: { searchParams } }: Route.LoaderArgs) {
  const from = whereAsked(searchParams.get('from') ?? '')
  const view = await readView(context, {
    params,
    before: messageNumber(searchParams.get('before')),
  })
  const articles = await articlesFirst(context, { params, from, isSignedIn: view.isSignedIn })
  return { ...view, from, articles, tooLarge: searchParams.has('too-large') }
}

/** Writes a message. Refused, it comes back with what was typed; only files have to be chosen again. */
export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { db, limits, key } = context.get(house)
  const { locale, who } = context.get(visit)
  const form = await openForm(request)
  const talking = await whoTalks(context, params)
  const { files, ...message } = await readMessageForm(form)
  const told = { name: form.text('name', 200), email: form.text('email', 400) }
  const page = whereAsked(url.searchParams.get('from') ?? '')
  const question = { ...message, ...told, files, locale, page }
  const asked = await askSupport(db, { limits, key }, { asker: talking.asker, who }, question)
  const { text } = message
  if (!asked.ok) return refuseFor(asked.refusal, { text, ...told, hadFiles: files.length > 0 })
  const headers = new Headers()
  if (talking.email === null) headers.set('set-cookie', keepConversation(context, asked.value))
  return redirect(`${talking.base}?sent#end`, { status: 303, headers })
}

function refuseFor(refusal: AskRefusal, typed: Omit<Refused, 'refusal' | 'minutes'>) {
  const seconds = refusal.because === 'hurry' ? refusal.retryAfterSeconds : 0
  const refused: Refused = { ...typed, refusal, minutes: Math.ceil(seconds / 60) }
  if (seconds === 0) return data(refused, 400)
  return data(refused, { status: 429, headers: { 'retry-after': String(seconds) } })
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', contactWords)('title'))
}

/** Where somebody talks with support: on a page of its own, or in the bubble of another. */
export default function Contact({ loaderData, actionData, params }: Route.ComponentProps) {
  const conversation = <Conversation {...loaderData} refused={actionData ?? null} />
  if (params.slug !== undefined) return conversation
  return (
    <PublicFrame path="/help/contact" signedIn={loaderData.isSignedIn}>
      {conversation}
    </PublicFrame>
  )
}
