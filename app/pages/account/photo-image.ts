import { house, session } from '#app/context.ts'
import { answerPhoto } from '#app/photo.ts'
import { readPhoto } from '#domain/accounts/read-photo.ts'
import type { Route } from './+types/photo-image.ts'

/** One's own photo, shown to neighbours or not. */
export async function loader({ context }: Route.LoaderArgs) {
  return answerPhoto(await readPhoto(context.get(house).db, context.get(session)))
}
