import { data, redirect } from 'react-router'
import { keepConversation, whoTalks } from '#app/asker.ts'
import { house, visit } from '#app/context.ts'
import { openForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import { pageTitle } from '#app/page-title.ts'
import conversationStyle from '#app/ui/conversation.css?url'
import { PublicFrame } from '#app/ui/public-frame.tsx'
import { whereAsked } from '#app/where-asked.ts'
import { sayIn } from '#app/words/words.ts'
import { type AskRefusal, askSupport } from '#domain/conversations/ask-support.ts'
import { newId } from '#domain/new-id.ts'
import type { Route } from './+types/contact.ts'
import { articlesFirst } from './articles-first.ts'
import type { Refused } from './contact-form.tsx'
import { Conversation } from './conversation.tsx'
import { readView } from './read-view.ts'
import { contactWords } from './words.ts'

export const links: Route.LinksFunction = () => [{ rel: 'stylesheet', href: conversationStyle }]

export async function loader({ context, params, url: { searchParams } }: Route.LoaderArgs) {
  const before = Number(searchParams.get('before'))
  const from = whereAsked(searchParams.get('from') ?? '')
  const view = await readView(context, {
    params,
    before: Number.isInteger(before) && before > 0 ? before : null,
  })
  const articles = articlesFirst(context, { params, from, isSignedIn: view.isSignedIn })
  return { ...view, from, articles, tooLarge: searchParams.has('too-large') }
}

/** More than the longest message, so that one that is too long comes back to be shortened. */
const longestKept = 50_000

/** Writes a message. Refused, it comes back with what was typed; only files have to be chosen again. */
export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { db, limits, key } = context.get(house)
  const { locale, who } = context.get(visit)
  const form = await openForm(request)
  const talking = await whoTalks(context, params)
  const made = form.text('key')
  const typed = {
    text: form.text('text', longestForm).slice(0, longestKept),
    name: form.text('name', 200),
    email: form.text('email', 400),
  }
  const files = await Promise.all(form.files('files').map(read))
  const question = {
    ...typed,
    files,
    key: isId(made) ? made : newId(),
    locale,
    page: whereAsked(url.searchParams.get('from') ?? ''),
  }
  const asked = await askSupport(db, { limits, key }, { asker: talking.asker, who }, question)
  if (!asked.ok) return refuseFor(asked.refusal, { ...typed, hadFiles: files.length > 0 })
  const headers = new Headers()
  if (talking.email === null) headers.set('set-cookie', keepConversation(context, asked.value))
  return redirect(`${talking.base}?sent#end`, { status: 303, headers })
}

/** No form is longer than this, in characters. */
const longestForm = 11_000_000

async function read(file: File) {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
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
