import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { visit } from './context.ts'
import { isInteractive } from './interactive.ts'
import { LocaleContext } from './words/words.ts'

/**
 * Renders a page. Those that come without script are written in one go; of the others React writes more
 * behind them, which their script needs. All data are there before: nothing is gained by sending parts.
 */
export default function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: Readonly<RouterContextProvider>,
): Response | Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  const { locale, nonce, trouble } = context.get(visit)
  const page = (
    <LocaleContext value={locale}>
      <ServerRouter context={router} url={request.url} nonce={nonce} />
    </LocaleContext>
  )
  const matches = router.staticHandlerContext.matches.map(({ route }) => route)
  if (!isInteractive(matches))
    return new Response(`<!DOCTYPE html>${renderToString(page)}`, { status, headers })
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        resolve(
          buffer(pipe(new PassThrough())).then((html) => new Response(html, { status, headers })),
        )
      },
      onShellError: reject,
      onError(error) {
        trouble.push(error)
      },
    })
  })
}

/** Tells the server what went wrong, unless the visitor has only gone away. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) context.get(visit).trouble.push(error)
}
