import { type RouterContextProvider, redirect } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readPreferences } from '#domain/communities/read-preferences.ts'
import { requirePermission } from '#domain/roles/permission.ts'

/** What is chosen, for the form that changes it: only for those who may. */
export function loadChosen(context: Readonly<RouterContextProvider>) {
  const { by } = context.get(entrance)
  requirePermission(by, 'update community preferences')
  return readPreferences(context.get(house).db, by)
}

/** Back to the overview, which says that it was saved. */
export function saved({ slug }: { slug: string }): Response {
  return redirect(`/c/${slug}/preferences?saved`, 303)
}
