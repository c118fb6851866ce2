import { type Faults, type Filled, readForm } from '#app/forms.ts'
import { isId } from '#app/ids.ts'
import type { CannedReply } from '#domain/conversations/canned-reply.ts'
import type { CannedRefusal } from '#domain/conversations/write-canned-reply.ts'
import { newId } from '#domain/new-id.ts'

export type TypedCanned = Filled<'id' | 'title' | 'text' | 'locale'>

type Word = 'noTitle' | 'longTitle' | 'noText' | 'longText' | 'taken'

export type CannedFaults = Faults<'title' | 'text', Word>

/** An empty form of a ready answer in a language. */
export function emptyCanned(locale: string): TypedCanned {
  return { id: newId(), title: '', text: '', locale }
}

/** Reads the form of a ready answer; a language we do not speak is English. */
export async function readCanned(request: Request): Promise<CannedReply> {
  const { id, locale, ...typed } = await readForm(request, ['id', 'title', 'text', 'locale'])
  return { ...typed, id: isId(id) ? id : newId(), locale: locale === 'es' ? 'es' : 'en' }
}

/** What is wrong with it, beside its field; null where it is gone, or nobody may write it. */
export function faultsOf({ because }: CannedRefusal): CannedFaults | null {
  if (because === 'no title') return { title: 'noTitle' }
  if (because === 'long title') return { title: 'longTitle' }
  if (because === 'title is taken') return { title: 'taken' }
  if (because === 'nothing written') return { text: 'noText' }
  return because === 'too long' ? { text: 'longText' } : null
}
