import { pageTitle } from '#app/page-title.ts'
import { sayIn, useWords } from '#app/words/words.ts'
import { handOver } from '#domain/households/hand-over.ts'
import type { Route } from './+types/hand-over.ts'
import { actOnResident, loadQuestion } from './act-on-resident.ts'
import { AskDialog } from './ask-dialog.tsx'
import { askWords } from './ask-words.ts'
import { OnlyHeads } from './only-heads.tsx'
import { whenNotAHead } from './when-not-a-head.ts'

export const loader = (args: Route.LoaderArgs) => loadQuestion(args)

export const shouldRevalidate = whenNotAHead

export const action = (args: Route.ActionArgs) => actOnResident(args, handOver, 'done handedOver')

export function meta({ loaderData, matches }: Route.MetaArgs) {
  const say = sayIn(matches[0].loaderData?.locale ?? 'en', askWords)
  return pageTitle(say('handOverTitle', { name: loaderData?.name ?? '' }))
}

export default function HandOver({ loaderData, params }: Route.ComponentProps) {
  const say = useWords(askWords)
  const { name, door, isHead, heads } = loaderData
  const facts = { name, home: door }
  return (
    <AskDialog
      title={say('handOverTitle', facts)}
      below={`/c/${params.slug}/my-household`}
      deed={isHead ? say('handOverDo') : undefined}
    >
      {isHead ? <p>{say('handOverBody', facts)}</p> : <OnlyHeads heads={heads} />}
    </AskDialog>
  )
}
