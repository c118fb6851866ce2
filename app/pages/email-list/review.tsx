import { data } from 'react-router'
import { openForm } from '#app/forms.ts'
import { pageTitle } from '#app/page-title.ts'
import { sayIn } from '#app/words/words.ts'
import type { Route } from './+types/review.ts'
import { onlyByForm } from './only-by-form.ts'
import { judgeList, reviewOf, typedList } from './read-list.ts'
import { ReviewOrPaste } from './review-list.tsx'
import { reviewWords } from './words.ts'

export const middleware: Route.MiddlewareFunction[] = [onlyByForm]

/** Says what would become of every entry of a list. Nothing is sent. */
export async function action({ request, context }: Route.ActionArgs) {
  const typed = typedList(await openForm(request))
  const read = await judgeList(context, typed)
  if ('paste' in read) return data(read, 400)
  return data({ review: reviewOf(typed, read.judged) })
}

export function meta({ matches }: Route.MetaArgs) {
  return pageTitle(sayIn(matches[0].loaderData?.locale ?? 'en', reviewWords)('title'))
}

export default function Review({ actionData, params }: Route.ComponentProps) {
  return <ReviewOrPaste slug={params.slug} view={actionData} />
}
