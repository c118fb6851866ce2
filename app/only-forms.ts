import { type MiddlewareFunction, redirect } from 'react-router'

/** For addresses that only take forms: whoever comes by the address bar is sent to the form's page. */
export function onlyForms(page: string): MiddlewareFunction<Response>[] {
  return [
    async ({ request }) => {
      if (request.method === 'GET' || request.method === 'HEAD') throw redirect(page)
    },
  ]
}
