import { data, Link, redirect } from 'react-router'
import { agent, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { listCannedReplies } from '#domain/conversations/list-canned-replies.ts'
import { createCannedReply } from '#domain/conversations/write-canned-reply.ts'
import type { Route } from './+types/replies.ts'
import { CannedForm } from './canned-form.tsx'
import { cannedWords } from './canned-words.ts'
import { emptyCanned, faultsOf, readCanned } from './read-canned.ts'
import '#app/ui/list.css'
import './support.css'
import './desk.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { locale } = context.get(visit)
  const by = context.get(agent)
  const replies = await listCannedReplies(context.get(house).db, by, { first: locale })
  return { replies, empty: emptyCanned(locale) }
}

/** Keeps a new ready answer. */
export async function action({ request, context }: Route.ActionArgs) {
  const typed = await readCanned(request)
  const created = await createCannedReply(context.get(house).db, context.get(agent), typed)
  if (created.ok) return redirect('/support/replies', 303)
  const faults = faultsOf(created.refusal)
  if (!faults) throw data(null, 404)
  return data({ typed, faults }, 400)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', cannedWords)('title'))
}

/** The answers that agents have ready. */
export default function Replies({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(cannedWords)
  const { replies, empty } = loaderData
  const { typed, faults } = actionData ?? { typed: empty, faults: {} }
  return (
    <>
      <div className="page-head">
        <h1>{say('title')}</h1>
      </div>
      <p>{say('lead')}</p>
      <section className="card">
        {replies.length === 0 && <p>{say('none')}</p>}
        <ul className="told">
          {replies.map(({ id, title, text, locale }) => (
            <li key={id}>
              <span>
                <strong>{title}</strong> <span className="badge">{say(locale)}</span>
              </span>
              <span className="canned" lang={locale}>
                {text}
              </span>
              <span>
                <Link to={`/support/replies/${id}`} aria-label={`${say('edit')}: ${title}`}>
                  {say('edit')}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{say('new')}</h2>
        <CannedForm
          key={`${replies.length}`}
          action="/support/replies"
          go="create"
          typed={typed}
          faults={faults}
        />
      </section>
    </>
  )
}
