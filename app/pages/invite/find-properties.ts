import { entrance, house } from '#app/context.ts'
import { readSearch } from '#app/search-question.ts'
import { findProperties } from '#domain/properties/find-properties.ts'
import type { Route } from './+types/find-properties.ts'

/** The properties that fit what somebody types into the wizard. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const search = readSearch(url.searchParams)
  const { db } = context.get(house)
  const { properties: list, more } = await findProperties(db, context.get(entrance).by, { search })
  return { list, more }
}
