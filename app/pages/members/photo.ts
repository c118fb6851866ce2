import { data } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { answerPhoto } from '#app/photo.ts'
import { readMemberPhoto } from '#domain/members/read-photo.ts'
import type { Route } from './+types/photo.ts'

/** The photo of a member who shows it to neighbours. */
export async function loader({ context, params: { memberId } }: Route.LoaderArgs) {
  if (!isId(memberId)) throw data(null, 404)
  const { by } = context.get(entrance)
  return answerPhoto(await readMemberPhoto(context.get(house).db, by, { memberId }))
}
