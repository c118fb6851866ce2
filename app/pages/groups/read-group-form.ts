import { readForm } from '#app/forms.ts'
import { readName } from '#domain/contacts/person-name.ts'
import { type GroupDescription, longestAbout, longestGroupName } from '#domain/groups/group.ts'
import { isPlainText } from '#domain/groups/plain-text.ts'

export type TypedGroup = { name: string; about: string; entry: string; submission: string }

export type GroupFaults = {
  name?: 'wrongName' | 'takenName'
  about?: 'wrongAbout'
  entry?: 'wrongEntry'
}

/** Reads the form that describes a group: the description, or what is wrong beside what was typed. */
export async function readGroupForm(
  request: Request,
): Promise<{ typed: TypedGroup; described: GroupDescription | null; faults: GroupFaults }> {
  const typed = await readForm(request, ['name', 'about', 'entry', 'submission'])
  const name = readName(typed.name, longestGroupName)
  const about = typed.about.replaceAll('\r\n', '\n').trim()
  const faults: GroupFaults = {
    ...(!name && { name: 'wrongName' as const }),
    ...((about.length > longestAbout || !isPlainText(about)) && { about: 'wrongAbout' as const }),
    ...(typed.entry !== 'open' && typed.entry !== 'closed' && { entry: 'wrongEntry' as const }),
  }
  const isRead = name && Object.keys(faults).length === 0
  return {
    typed,
    faults,
    described: isRead ? { name, about, isOpen: typed.entry === 'open' } : null,
  }
}
