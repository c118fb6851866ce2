import { resolve } from 'node:path'
import { newId } from '#domain/new-id.ts'
import { composeSheets } from '#domain/passes/compose-sheets.ts'
import { makeBlankPasses } from '#domain/passes/make-blank-passes.ts'
import { makePassesForHomes } from '#domain/passes/make-passes-for-homes.ts'
import { type PassCount, readCount } from '#domain/passes/pass-count.ts'
import type { WhichPasses } from '#domain/passes/read-passes.ts'
import type { PassSheets } from '#integrations/passes/passes.ts'
import { chosen, counted, needed, Refused, type Values, WrongUsage } from '../command.ts'
import { intoFile } from '../into-file.ts'
import type { Inviting, Plan } from './inviting.ts'

type Made = { which: WhichPasses; batchId: string | null; made: number }

/** Makes access passes, blank ones or one for every home that has not joined, and draws them as PDF. */
export async function planPasses(values: Values): Promise<Plan> {
  const wanted = wantedPasses(needed(values, 'passes'))
  const file = resolve(needed(values, 'out'))
  const style = styleIn(values, wanted === 'homes')
  return (inviting) =>
    intoFile(file, async (write) => {
      const { services, by, progress } = inviting
      const { which, batchId, made } = await makePasses(inviting, wanted)
      const { db, key, publicUrl, passes } = services
      const sheets = await composeSheets(db, by, { which, style }, { key, publicUrl })
      const count = sheets.passes.length
      if (count === 0)
        throw new Refused('Somebody has joined in every home: there is nothing to print.')
      progress(`Drawing ${counted(count, 'pass', 'passes')} …`)
      for await (const part of passes.draw(sheets)) await write(part)
      const words = `${file} has ${counted(count, 'pass', 'passes')}. Print it, and keep it as you keep keys.`
      return { words, data: { channel: 'pass', batchId, made, printed: count, file } }
    })
}

function wantedPasses(typed: string): PassCount | 'homes' {
  if (typed.trim() === 'homes') return 'homes'
  const count = readCount(typed)
  if (!count.ok) throw new WrongUsage('--passes takes a number from 1 to 1,000, or homes.')
  return count.value
}

async function makePasses(
  { services: { db, key }, by, progress }: Inviting,
  wanted: PassCount | 'homes',
): Promise<Made> {
  const submission = newId()
  progress(
    wanted === 'homes'
      ? 'Making a pass for every home that has none …'
      : `Making ${counted(wanted, 'pass', 'passes')} …`,
  )
  const outcome =
    wanted === 'homes'
      ? await makePassesForHomes(db, by, { submission }, { key })
      : await makeBlankPasses(db, by, { count: wanted, submission }, { key })
  if (!outcome.ok)
    throw new Refused('The Community Leader may not grant the default role of the community.')
  const { batchId, made } = outcome.value
  return { which: wanted === 'homes' ? 'homes' : { batchId: submission }, batchId, made }
}

const layouts = ['cards', 'large-cards', 'letters'] as const

function styleIn(
  values: Values,
  forHomes: boolean,
): Pick<PassSheets, 'layout' | 'paper' | 'locale'> {
  const layout = chosen(values, 'layout', layouts) ?? (forHomes ? 'letters' : 'cards')
  if (layout === 'letters' && !forHomes)
    throw new WrongUsage('Letters are for homes: --passes homes --layout letters.')
  return {
    layout: layout === 'large-cards' ? 'large cards' : layout,
    paper: chosen(values, 'paper', ['letter', 'a4']) ?? 'letter',
    locale: chosen(values, 'language', ['en', 'es']) ?? 'en',
  }
}
