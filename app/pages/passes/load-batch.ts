import { data, type RouterContextProvider } from 'react-router'
import { entrance, house, visit } from '#app/context.ts'
import { isId } from '#app/ids.ts'
import { daysIn } from '#app/words/days.ts'
import { readLogo } from '#domain/communities/read-logo.ts'
import { countHomes } from '#domain/passes/homes-without-members.ts'
import { listPassBatches } from '#domain/passes/list-batches.ts'

type Context = Readonly<RouterContextProvider>

/** The passes that a page is about: one batch, or those of all homes; `name` is as in the address. */
export async function loadPrintable(context: Context, name: string) {
  if (name !== 'homes') {
    const { size, open, day, forHomes } = await loadBatch(context, name)
    return { isOneBatch: true, size, count: open, day, forHomes }
  }
  const { by } = context.get(entrance)
  const { withPass } = await countHomes(context.get(house).db, by)
  return { isOneBatch: false, size: withPass, count: withPass, day: '', forHomes: true }
}

/** One batch of passes; 404 for any that this community has not. */
export async function loadBatch(context: Context, batchId: string) {
  const { by, community } = context.get(entrance)
  const { db } = context.get(house)
  const [batch] = isId(batchId) ? await listPassBatches(db, by, { batchId }) : []
  if (!batch) throw data(null, 404)
  const day = daysIn(context.get(visit).locale, community.timeZone)
  return { ...batch, day: day(batch.madeAt) }
}

/** Whether the community has a logo of a kind that no PDF may hold. */
export async function lacksPrintedLogo(context: Context): Promise<boolean> {
  const { by } = context.get(entrance)
  return (await readLogo(context.get(house).db, by.communityId))?.type === 'image/webp'
}
