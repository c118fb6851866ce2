import { ReadableStream } from 'node:stream/web'
import { data, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { composeSheets } from '#domain/passes/compose-sheets.ts'
import type { WhichPasses } from '#domain/passes/read-passes.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/print.ts'
import { loadPrintable } from './load-batch.ts'
import { layoutsFor, readStyle } from './read-style.ts'

/** The sheets as PDF, drawn while they are sent. Nothing keeps them: they are full of codes. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { by, community } = context.get(entrance)
  requirePermission(by, 'invite members via access pass')
  const { batchId, slug } = params
  const printable = await loadPrintable(context, batchId)
  const style = readStyle(url.searchParams, context.get(visit))
  if (!layoutsFor(printable).some((one) => one === style.layout)) throw data(null, 400)
  const { db, key, publicUrl, passes } = context.get(house)
  const which = whichOf(batchId, url.searchParams.get('home'))
  const sheets = await composeSheets(db, by, { which, style }, { key, publicUrl })
  if (sheets.passes.length === 0) throw redirect(`/c/${slug}/invitations/passes/${batchId}`)
  const body = await begun(passes.draw(sheets))
  const file = `${community.slug}-${batchId === 'homes' ? 'homes' : 'access'}-passes.pdf`
  return new Response(body, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'no-store',
    },
  })
}

/** One batch, all homes that wait, or the one among them that is asked for. */
function whichOf(batchId: string, home: string | null): WhichPasses {
  if (batchId !== 'homes') return { batchId }
  return isId(home) ? { propertyId: home } : 'homes'
}

/** The body of an answer, once its beginning is there: what fails before is told as a failure. */
async function begun(drawing: AsyncIterable<Uint8Array>): Promise<BodyInit> {
  const rest = drawing[Symbol.asyncIterator]()
  const first = await rest.next()
  async function* whole() {
    for (let part = first; !part.done; part = await rest.next()) yield part.value
  }
  return ReadableStream.from(whole()) as BodyInit
}
