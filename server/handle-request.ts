import * as build from 'virtual:react-router/server-build'
import { RouterContextProvider } from 'react-router'
import { house, visit } from '#app/context.ts'
import type { PageHandler } from './http/answer-page.ts'
import { pagesByPath } from './pages-by-path.ts'
import { refuseOnPages } from './refuse-on-pages.ts'

const handle = pagesByPath(refuseOnPages(build))

/** All pages as one function; the HTTP server and the tests both call it. */
export const handleRequest: PageHandler = (request, { services, asking, trouble }) => {
  const context = new RouterContextProvider()
  context.set(house, services)
  context.set(visit, Object.assign(asking, { trouble }))
  return handle(request, context)
}
