import { pageTitle } from '#app/page-title.ts'
import { Notice } from '#app/ui/notice.tsx'
import { sayIn, useWords } from '#app/words/words.ts'
import { appointHead } from '#domain/households/appoint-head.ts'
import type { Route } from './+types/appoint.ts'
import { actOnResident, loadQuestion } from './act-on-resident.ts'
import { AskDialog } from './ask-dialog.tsx'
import { askWords } from './ask-words.ts'
import { OnlyHeads } from './only-heads.tsx'
import { whenNotAHead } from './when-not-a-head.ts'

export const loader = (args: Route.LoaderArgs) => loadQuestion(args)

export const shouldRevalidate = whenNotAHead

export const action = (args: Route.ActionArgs) => actOnResident(args, appointHead, 'done appointed')

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', askWords)
  return pageTitle(say('appointTitle', { name: loaderData?.name ?? '' }))
}

export default function Appoint({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(askWords)
  const { name, householdRole, door, isHead, heads } = loaderData
  const facts = { name, home: door }
  const isOne = householdRole === 'head'
  const deed = isHead && !isOne ? say('appointDo') : undefined
  return (
    <AskDialog
      title={say('appointTitle', facts)}
      below={`/c/${params.slug}/my-household`}
      deed={deed}
    >
      {!isHead && <OnlyHeads heads={heads} />}
      {isHead && isOne && <Notice>{say('isHead', facts)}</Notice>}
      {deed && (
        <>
          <p>{say('appointBody', facts)}</p>
          <p>{say('appointOnce')}</p>
        </>
      )}
    </AskDialog>
  )
}
