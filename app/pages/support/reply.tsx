import { data, Form, redirect } from 'react-router'
import { agent, house, visit } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { WayBack } from '#app/ui/way-back.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { listCannedReplies } from '#domain/conversations/list-canned-replies.ts'
import { changeCannedReply } from '#domain/conversations/write-canned-reply.ts'
import type { Route } from './+types/reply.ts'
import { CannedForm } from './canned-form.tsx'
import { cannedWords } from './canned-words.ts'
import { type CannedFaults, faultsOf, readCanned } from './read-canned.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { locale: first } = context.get(visit)
  const all = await listCannedReplies(context.get(house).db, context.get(agent), { first })
  const typed = all.find(({ id }) => id === params.replyId)
  if (!typed) throw data(null, 404)
  const faults: CannedFaults = {}
  return { typed, faults }
}

/** Changes a ready answer. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { db } = context.get(house)
  const by = context.get(agent)
  const known = await listCannedReplies(db, by, { first: 'en' })
  if (!known.some(({ id }) => id === params.replyId)) throw data(null, 404)
  const typed = { ...(await readCanned(request)), id: params.replyId }
  const changed = await changeCannedReply(db, by, typed)
  if (changed.ok) return redirect('/support/replies', 303)
  const faults = faultsOf(changed.refusal)
  if (!faults) throw data(null, 404)
  return data({ typed, faults }, 400)
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', cannedWords)('editTitle'))
}

export default function Reply({ loaderData, actionData }: Route.ComponentProps) {
  const say = useWords(cannedWords)
  const { typed, faults } = actionData ?? loaderData
  const page = `/support/replies/${loaderData.typed.id}`
  return (
    <>
      <WayBack to="/support/replies">{say('back')}</WayBack>
      <div className="page-head">
        <h1>{say('editTitle')}</h1>
      </div>
      <section className="card">
        <CannedForm action={page} go="save" typed={typed} faults={faults} />
      </section>
      <section className="card">
        <p>{say('deleteHint')}</p>
        <Form method="post" action={`${page}/delete`}>
          <button className="button quiet" type="submit">
            {say('delete')}
          </button>
        </Form>
      </section>
    </>
  )
}
