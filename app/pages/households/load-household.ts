import { data, type Params, type RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import {
  type HouseholdDetail,
  type HouseholdPerson,
  readHousehold,
} from '#domain/households/read-household.ts'
import { requireManaging } from '#domain/households/take-for-leader.ts'
import { requirePermission } from '#domain/roles/permission.ts'

type Context = Readonly<RouterContextProvider>

/** The household that an address names, for those who may see it; 404 when there is none. */
export async function loadHousehold(
  context: Context,
  { householdId }: Params,
): Promise<HouseholdDetail> {
  const { by } = context.get(entrance)
  requirePermission(by, 'view households')
  requirePermission(by, 'admin view members')
  const household = isId(householdId)
    ? await readHousehold(context.get(house).db, by, { householdId })
    : null
  if (!household) throw data(null, 404)
  return household
}

/** The same for those who may change it. */
export function loadManaged(context: Context, params: Params): Promise<HouseholdDetail> {
  requireManaging(context.get(entrance).by)
  return loadHousehold(context, params)
}

/** Somebody who lives in the household that an address names, or is expected there; 404 for others. */
export async function loadPerson(
  context: Context,
  params: Params,
): Promise<{ household: HouseholdDetail; person: HouseholdPerson }> {
  const household = await loadManaged(context, params)
  const person = household.present.find(({ residencyId }) => residencyId === params.residencyId)
  if (!person) throw data(null, 404)
  return { household, person }
}
