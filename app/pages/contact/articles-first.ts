import type { RouterContextProvider } from 'react-router'
import { type Fitting, fittingArticles } from '#app/articles/fitting.ts'
import { entrance, visit } from '#app/context.ts'
import { stageOf } from './stage-of.ts'

type Where = { params: { slug?: string | undefined }; from: string | null; isSignedIn: boolean }

/** The articles that fit the page somebody comes from, and how far they have come with their invitation. */
export async function articlesFirst(
  context: Readonly<RouterContextProvider>,
  { params, from, isSignedIn }: Where,
): Promise<Fitting[]> {
  const isInside = params.slug !== undefined
  const path = from ?? (isInside ? `/c/${params.slug}` : '/')
  const isLeader = isInside && context.get(entrance).isLeader
  const stage = await stageOf(context, { params, path })
  return fittingArticles({ path, isLeader, isSignedIn, stage }, context.get(visit).locale)
}
