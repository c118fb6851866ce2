import { longestPaste, readPastedNumbers } from '#domain/contacts/read-pasted-numbers.ts'
import {
  type InviteNumbersRefusal,
  inviteNumbers,
  mostNumbers,
} from '#domain/invitations/invite-numbers.ts'
import { newId } from '#domain/new-id.ts'
import { counted, needed, Refused, type Values, WrongUsage } from '../command.ts'
import { type Plan, readListFile, tellSkipped } from './inviting.ts'

/** Texts an invitation to the numbers of a file, whose people have agreed to it. */
export async function planTexts(values: Values): Promise<Plan> {
  const file = needed(values, 'phones')
  if (values.consented !== true)
    throw new WrongUsage('Text only people who agreed to it, and say so with --consented.')
  const text = await readListFile(file)
  if (text.length > longestPaste)
    throw new Refused(`${file} is too long: at most ${counted(mostNumbers, 'number')} at once.`)
  const given = readPastedNumbers(text)
  return async ({ services: { db, key, sendsTexts }, by, progress }) => {
    if (!sendsTexts) throw new Refused('Nobody carries texts here: see TWILIO_ACCOUNT_SID.')
    progress(`Making invitations for ${counted(given.length, 'number')} …`)
    const list = { given, consented: true, submission: newId() }
    const outcome = await inviteNumbers(db, by, list, { key })
    if (!outcome.ok) throw new Refused(wordsOf(outcome.refusal, file))
    const { id: batchId, texted, skipped } = outcome.value
    const waiting = texted.filter(({ leavesAt, state }) => state === 'queued' && leavesAt).length
    const words = [
      `${counted(texted.length, 'invitation')} on the way by text; they leave by day.`,
      ...tellSkipped(skipped),
    ]
    const data = { channel: 'text', batchId, invited: texted.length, skipped, later: waiting }
    return { words: words.join('\n'), data }
  }
}

function wordsOf(refusal: InviteNumbersRefusal, file: string): string {
  switch (refusal.because) {
    case 'no numbers':
      return `There is no number in ${file}.`
    case 'too many numbers':
      return `${file} has ${counted(refusal.count, 'number')}; at most ${mostNumbers} at once.`
    case 'nobody to text':
      return ['There is nobody to text.', ...tellSkipped(refusal.skipped)].join('\n')
    case 'no consent':
      return 'Text only people who agreed to it.'
    case 'may not grant':
      return 'The Community Leader may not grant the default role of the community.'
  }
}
