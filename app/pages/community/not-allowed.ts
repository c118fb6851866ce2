import { data, type MiddlewareFunction } from 'react-router'
import { entrance, visit } from '#app/context.ts'
import { isNotAllowed } from '#domain/roles/permission.ts'
import { seenBy } from './seen-by.ts'

/**
 * Says on a page of the community that the role does not allow what was asked for: in the person's language, and
 * with the way back for who looks as people of another role do. What else went wrong the server answers.
 */
export const sayNotAllowed: MiddlewareFunction<Response> = async ({ context }, next) => {
  const response = await next()
  const { trouble } = context.get(visit)
  if (trouble.length === 0 || !trouble.every(isNotAllowed)) return response
  trouble.length = 0
  throw data({ because: 'not allowed', seen: seenBy(context.get(entrance)) }, 403)
}
