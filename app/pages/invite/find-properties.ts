import { entrance, house } from '#app/context.ts'
import { findProperties } from '#domain/properties/find-properties.ts'
import type { Route } from './+types/find-properties.ts'

/** The properties that fit what somebody types into the wizard. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const search = (url.searchParams.get('search') ?? '').slice(0, 200).replaceAll('\u0000', '')
  const { db } = context.get(house)
  const { properties: list, more } = await findProperties(db, context.get(entrance).by, { search })
  return { list, more }
}
