import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { removeResident } from '#domain/households/remove-resident.ts'
import type { Route } from './+types/remove.ts'
import { actOnResident, loadQuestion } from './act-on-resident.ts'
import { AskDialog } from './ask-dialog.tsx'
import { askWords } from './ask-words.ts'
import { OnlyHeads } from './only-heads.tsx'
import { whenNotAHead } from './when-not-a-head.ts'

export const loader = (args: Route.LoaderArgs) => loadQuestion(args)

export const shouldRevalidate = whenNotAHead

export const action = (args: Route.ActionArgs) =>
  actOnResident(args, removeResident, 'done removed')

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', askWords)
  return pageTitle(say('removeTitle', { name: loaderData?.name ?? '' }))
}

export default function Remove({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(askWords)
  const { name, householdRole, door, isHead, heads } = loaderData
  const facts = { name, home: door }
  const isFellow = householdRole === 'head'
  const deed = isHead && !isFellow ? say('removeDo') : undefined
  return (
    <AskDialog
      title={say('removeTitle', facts)}
      below={`/c/${params.slug}/my-household`}
      deed={deed}
      takesAway
    >
      {!isHead && <OnlyHeads heads={heads} />}
      {isHead && isFellow && (
        <Notice kind="warning" help="my-household">
          {say('headsStay', facts)}
        </Notice>
      )}
      {deed && <p>{say('removeBody', facts)}</p>}
    </AskDialog>
  )
}
