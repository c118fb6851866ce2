import { type MiddlewareFunction, type Params, redirect } from 'react-router'

/** For addresses that only take forms: whoever comes by the address bar is sent to the form's page. */
export function onlyForms(
  page: string | ((params: Params) => string),
): MiddlewareFunction<Response>[] {
  return [
    async ({ request, params }) => {
      if (request.method === 'GET' || request.method === 'HEAD')
        throw redirect(typeof page === 'string' ? page : page(params))
    },
  ]
}
