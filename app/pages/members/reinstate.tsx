import { chosenMembers } from '#app/chosen-members.ts'
import { entrance, house } from '#app/context.ts'
import { useListBelow } from '#app/ui/list-below.ts'
import { useWords } from '#app/words/words.ts'
import { reinstateSeveral } from '#domain/members/suspend-several.ts'
import type { Route } from './+types/reinstate.ts'
import { readChosenIds } from './chosen.ts'
import { Ask, Tell } from './deed-dialog.tsx'
import { deedWords } from './deed-words.ts'

export const loader = (args: Route.LoaderArgs) => chosenMembers(args, 'change member role')

/** Gives those who were chosen their access back. */
export async function action({ request, context }: Route.ActionArgs) {
  const { by } = context.get(entrance)
  const memberIds = await readChosenIds(request)
  return reinstateSeveral(context.get(house).db, by, { memberIds })
}

export default function Reinstate({ loaderData, actionData, params }: Route.ComponentProps) {
  const say = useWords(deedWords)
  const below = useListBelow(`/c/${params.slug}/members`, 'member')
  if (actionData)
    return (
      <Tell
        below={below}
        title={say('reinstated', { count: actionData.done.length })}
        skipped={actionData.skipped}
      >
        <p>{actionData.done.map(({ name }) => name).join(', ')}</p>
      </Tell>
    )
  const count = { count: loaderData.chosen.length }
  return (
    <Ask
      below={below}
      title={say('reinstateTitle', count)}
      people={loaderData}
      go={say('reinstateDo', count)}
      body={<p>{say('reinstateBody', count)}</p>}
    />
  )
}
