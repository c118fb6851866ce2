import type { RouterContextProvider } from 'react-router'
import { type Fitting, fittingArticles } from '#app/articles/fitting.ts'
import { entrance, visit } from '#app/context.ts'
import { keptBy } from '#app/cookies.ts'

type Where = { params: { slug?: string | undefined }; from: string | null; isSignedIn: boolean }

/** The articles that fit the page somebody comes from, and how far they have come with their invitation. */
export function articlesFirst(
  context: Readonly<RouterContextProvider>,
  { params, from, isSignedIn }: Where,
): Fitting[] {
  const isInside = params.slug !== undefined
  const outside = keptBy(context, 'expired') === null ? null : 'code expired'
  const where = {
    path: from ?? (isInside ? `/c/${params.slug}` : '/'),
    isLeader: isInside && context.get(entrance).isLeader,
    isSignedIn,
    stage: isInside ? 'joined' : outside,
  } as const
  return fittingArticles(where, context.get(visit).locale)
}
