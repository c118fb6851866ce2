import { type MiddlewareFunction, redirect } from 'react-router'
import { entrance } from '#app/context.ts'
import { requirePermission } from '#domain/roles/permission.ts'

/** For steps that only a form leads to: whoever comes by the address bar begins with the list. */
export const onlyByForm: MiddlewareFunction<Response> = async ({ request, params, context }) => {
  requirePermission(context.get(entrance).by, 'invite members via email')
  if (request.method === 'POST') return
  throw redirect(`/c/${params.slug}/invitations/email`)
}
