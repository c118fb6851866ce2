import { data, Form, Link, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { pageTitle } from '#app/page-title.ts'
import { SubmitButton } from '#app/ui/submit-button.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { deleteGroup } from '#domain/groups/delete-group.ts'
import type { Route } from './+types/delete.ts'
import { groupPage } from './act.ts'
import { loadOwnGroup } from './load-group.ts'
import { groupWords } from './words.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { name, memberCount } = await loadOwnGroup(context, params)
  return { name, memberCount }
}

/** Takes a group away. */
export async function action({ context, params }: Route.ActionArgs) {
  const { id: groupId } = await loadOwnGroup(context, params)
  const outcome = await deleteGroup(context.get(house).db, context.get(entrance).by, { groupId })
  if (!outcome.ok) throw data(null, 404)
  const told = new URLSearchParams({ told: 'deleted', restore: groupId })
  return redirect(`/c/${params.slug}/groups?${told}`, 303)
}

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', groupWords)
  return pageTitle(say('deleteTitle', { name: loaderData?.name ?? '' }))
}

/** Asks before a group goes, and says what that means. */
export default function Delete({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(groupWords)
  const { name, memberCount: count } = loaderData
  return (
    <section className="card">
      <h1>{say('deleteTitle', { name })}</h1>
      <p>{say('deleteBody', { count })}</p>
      <Form className="beside" method="post">
        <Link className="button quiet" to={groupPage(params)}>
          {say('cancel')}
        </Link>
        <SubmitButton kind="danger">{say('deleteDo')}</SubmitButton>
      </Form>
    </section>
  )
}
