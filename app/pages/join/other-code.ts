import { forget } from '#app/cookies.ts'
import { go } from '#app/enter.ts'
import type { Route } from './+types/other-code.ts'

/** Puts the held code away, so that another one can be typed. */
export function loader({ context }: Route.LoaderArgs) {
  return go('/join/resident', [forget(context, 'code')])
}
