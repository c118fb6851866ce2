import { data, type Params, type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { type MoveDetail, readMove } from '#domain/moves/read-move.ts'
import { type PropertyDetail, readProperty } from '#domain/properties/read-property.ts'
import { requirePermission } from '#domain/roles/permission.ts'

type Context = Readonly<RouterContextProvider>

/** The home that an address names; 404 when there is none. One that was merged into another leads there. */
export async function loadProperty(
  context: Context,
  { slug, propertyId }: Params,
): Promise<PropertyDetail> {
  const { by } = context.get(entrance)
  requirePermission(by, 'view property')
  requirePermission(by, 'admin view members')
  const read = isId(propertyId)
    ? await readProperty(context.get(house).db, by, { propertyId })
    : null
  if (read?.ok) return read.value
  if (read?.refusal.because === 'merged')
    throw redirect(`/c/${slug}/properties/${read.refusal.propertyId}`, 303)
  throw data(null, 404)
}

/** The move of a home that an address names; 404 when there is none. */
export async function loadMove(
  context: Context,
  { propertyId, moveId }: Params,
): Promise<MoveDetail> {
  const { by } = context.get(entrance)
  requirePermission(by, 'manage households')
  requirePermission(by, 'admin view members')
  const move = isId(moveId) ? await readMove(context.get(house).db, by, { moveId }) : null
  if (!move || move.propertyId !== propertyId) throw data(null, 404)
  return move
}
