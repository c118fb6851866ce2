import { data, redirect } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { composeSheets } from '#domain/passes/compose-sheets.ts'
import type { WhichPasses } from '#domain/passes/read-passes.ts'
import { requirePermission } from '#domain/roles/permission.ts'
import type { Route } from './+types/print.ts'
import { answerSheets } from './answer-sheets.ts'
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
  const file = `${community.slug}-${batchId === 'homes' ? 'homes' : 'access'}-passes.pdf`
  return answerSheets(passes.draw(sheets), file)
}

/** One batch, all homes that wait, or the one among them that is asked for. */
function whichOf(batchId: string, home: string | null): WhichPasses {
  if (batchId !== 'homes') return { batchId }
  return isId(home) ? { propertyId: home } : 'homes'
}
