import type { RouterContextProvider } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { momentsIn } from '#app/words/moments.ts'
import { readTrial } from '#domain/trials/read-trial.ts'
import { extensionDays } from '#domain/trials/trial.ts'

/** How the trial stands, for its page; `trial` null: there is none. */
export async function showTrial(context: Readonly<RouterContextProvider>) {
  const { by, community } = context.get(entrance)
  const trial = await readTrial(context.get(house).db, by)
  const moment = momentsIn(context.get(visit).locale, community.timeZone)
  return {
    slug: community.slug,
    extensionDays,
    trial: trial && { ...trial, endsAt: moment(trial.endsAt) },
  }
}

export type ShownTrial = Awaited<ReturnType<typeof showTrial>>
