import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { ReactNode } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { visit } from './context.ts'
import { inTurn } from './in-turn.ts'
import { isInteractive } from './interactive.ts'
import { LocaleContext } from './words/words.ts'

/**
 * Renders a page. Those that come without script are written in one go; of the others React writes more
 * behind them, which their script needs. All data are there before: nothing is gained by sending parts.
 */
export default async function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: Readonly<RouterContextProvider>,
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  const { locale, nonce, trouble } = context.get(visit)
  const page = (
    <LocaleContext value={locale}>
      <ServerRouter context={router} url={request.url} nonce={nonce} />
    </LocaleContext>
  )
  const matches = router.staticHandlerContext.matches.map(({ route }) => route)
  const html = await inTurn<string | Buffer<ArrayBuffer>>(() =>
    isInteractive(matches)
      ? writeForScript(page, { nonce, trouble })
      : `<!DOCTYPE html>${renderToString(page)}`,
  )
  return new Response(html, { status, headers })
}

/** Writes a page, and behind it what its script needs. */
async function writeForScript(
  page: ReactNode,
  { nonce, trouble }: { nonce: string; trouble: unknown[] },
) {
  const written = await new Promise<PassThrough>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => resolve(pipe(new PassThrough())),
      onShellError: reject,
      onError(error) {
        trouble.push(error)
      },
    })
  })
  return buffer(written)
}

/** Tells the server what went wrong, unless the visitor has only gone away. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) context.get(visit).trouble.push(error)
}
