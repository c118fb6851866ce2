import { readPastedList } from '#domain/contacts/read-pasted-list.ts'
import { inviteAddresses } from '#domain/invitations/invite-addresses.ts'
import { type JudgedEntry, judgeAddresses } from '#domain/invitations/judge-addresses.ts'
import { settleList, usualChoice } from '#domain/invitations/settle-list.ts'
import { newId } from '#domain/new-id.ts'
import { counted, needed, Refused, type Values } from '../command.ts'
import { type Plan, readListFile, tellSkipped } from './inviting.ts'

/** Invites the addresses of a file, each with a code of its own; refuses when nobody is to be invited. */
export async function planEmails(values: Values): Promise<Plan> {
  const file = needed(values, 'emails')
  const read = readPastedList(await readListFile(file))
  if (!read.ok) {
    const { entries, most } = read.refusal
    throw new Refused(
      `${file} has ${counted(entries, 'entry', 'entries')}; at most ${most.toLocaleString('en')} at once.`,
    )
  }
  const entries = read.value
  if (entries.length === 0) throw new Refused(`There is no address in ${file}.`)
  const asTyped = values['as-typed'] === true
  return async ({ services: { db, key }, by, progress }) => {
    progress(`Looking at ${counted(entries.length, 'entry', 'entries')} …`)
    const judged = await judgeAddresses(db, by, { entries })
    for (const words of tellSuspects(judged, { asTyped })) progress(words)
    const settled = settleList(judged, (entry) =>
      asTyped && entry.verdict.is === 'suspect' ? 'typed' : usualChoice(entry),
    )
    progress(`Making ${counted(settled.addressees.length, 'invitation')} …`)
    const outcome = await inviteAddresses(db, by, { ...settled, submission: newId() }, { key })
    if (!outcome.ok) throw refusalOf(outcome.refusal.because, settled.leftOut)
    const { invited, skipped, later, batchId } = outcome.value
    const words = [
      `${counted(invited, 'invitation')} on the way by e-mail.`,
      ...(later
        ? [`${later.count} of them wait; the last may leave ${later.until.toISOString()}.`]
        : []),
      ...tellSkipped(skipped),
    ]
    return {
      words: words.join('\n'),
      data: { channel: 'email', batchId, invited, skipped, later: later?.count ?? 0 },
    }
  }
}

function tellSuspects(judged: readonly JudgedEntry[], { asTyped }: { asTyped: boolean }): string[] {
  const suspects = judged.flatMap(({ address, verdict }) =>
    verdict.is === 'suspect' ? [`  ${address}: ${verdict.suggestion}?`] : [],
  )
  if (suspects.length === 0 || asTyped) return []
  return ['Perhaps mistyped, and left out (--as-typed invites them as they are):', ...suspects]
}

function refusalOf(
  because: 'may not grant' | 'nobody to invite',
  leftOut: readonly { typed: string; because: string }[],
): Refused {
  if (because === 'may not grant')
    return new Refused('The Community Leader may not grant the default role of the community.')
  return new Refused(['There is nobody to invite.', ...tellSkipped(leftOut)].join('\n'))
}
