import type { Db } from '#database/connect.ts'
import { accept, type Result, refuse } from '#domain/result.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { changePreference } from './change-preference.ts'
import { type Color, contrastWithWhite, enoughContrast, nearestLegible } from './color.ts'

/** White letters could not be read on it; `nearest` is the most similar shade on which they can. */
export type PaleColor = { because: 'too pale'; contrast: number; nearest: Color }

/** Why a colour may not be a community's; null when it may. */
export function whyNotColor(color: Color): PaleColor | null {
  const contrast = contrastWithWhite(color)
  if (contrast >= enoughContrast) return null
  return { because: 'too pale', contrast, nearest: nearestLegible(color) }
}

/** The colour of a community's pages, letters and passes. */
export async function chooseColor(
  db: Db,
  by: Actor,
  { color }: { color: Color },
): Promise<Result<null, PaleColor>> {
  const refusal = whyNotColor(color)
  if (refusal) return refuse(refusal)
  await changePreference(db, by, {
    preference: 'color',
    to: { color: color as string },
    print: ({ color }) => color,
  })
  return accept(null)
}
