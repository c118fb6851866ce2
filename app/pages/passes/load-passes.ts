import type { RouterContextProvider } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { daysIn } from '#app/words/days.ts'
import { newId } from '#domain/new-id.ts'
import { countHomes } from '#domain/passes/homes-without-members.ts'
import { listPassBatches } from '#domain/passes/list-batches.ts'
import { mostPasses } from '#domain/passes/pass-count.ts'
import { readNumber } from './read-number.ts'

type Asked = { context: Readonly<RouterContextProvider>; url: URL }

/** The page of the card: the homes that wait, what was made, and a new id for each of its forms. */
export async function loadPasses({ context, url }: Asked) {
  const { db } = context.get(house)
  const { by, community } = context.get(entrance)
  const [homes, batches] = await Promise.all([countHomes(db, by), listPassBatches(db, by)])
  const day = daysIn(context.get(visit).locale, community.timeZone)
  return {
    most: mostPasses,
    homes,
    submissions: { blank: newId(), homes: newId() },
    batches: batches.map((batch) => ({ ...batch, day: day(batch.madeAt) })),
    mayVoid: by.permissions.has('invite members'),
    nowVoided: readNumber(url.searchParams, 'voided'),
  }
}

export type PassesView = Awaited<ReturnType<typeof loadPasses>>
