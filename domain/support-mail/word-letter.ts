import { longestMessage } from '#domain/conversations/conversation.ts'
import type { Letter } from './read-letter.ts'

/** The most names that are told. */
const mostNames = 20

const words = {
  en: {
    leftOut: (names: string) => `[Not kept of this letter: ${names}]`,
    more: (count: number) => `and ${count} more`,
    unreadable: '[This letter could not be read.]',
    cutOff: '[This letter was too large: only its beginning is kept.]',
    tooLong: '[The rest of this letter is not kept.]',
    empty: '[This letter was empty.]',
  },
  es: {
    leftOut: (names: string) => `[De este correo no se conserva: ${names}]`,
    more: (count: number) => `y ${count} más`,
    unreadable: '[No se pudo leer este correo.]',
    cutOff: '[Este correo era demasiado grande: solo se conserva el comienzo.]',
    tooLong: '[El resto de este correo no se conserva.]',
    empty: '[Este correo estaba vacío.]',
  },
}

/** The message that a letter becomes: what was written, at most as much as a message holds, and what is missing. */
export function wordLetter(
  { files, leftOut, trouble }: Pick<Letter, 'files' | 'leftOut' | 'trouble'>,
  { text, locale }: { text: string; locale: 'en' | 'es' },
): string {
  const say = words[locale]
  const told = leftOut.slice(0, mostNames).map((name) => name.slice(0, 120))
  const rest = leftOut.length - told.length
  const names = [told.join(', '), ...(rest > 0 ? [say.more(rest)] : [])].join(' ')
  const notes = [
    ...(leftOut.length > 0 ? [say.leftOut(names)] : []),
    ...(trouble === 'unreadable' ? [say.unreadable] : []),
    ...(trouble === 'cut off' ? [say.cutOff] : []),
    ...(text === '' && files.length === 0 && trouble === null ? [say.empty] : []),
  ]
  const room = longestMessage - notes.join('\n').length - say.tooLong.length - 4
  const isLong = text.length > room
  const kept = isLong ? text.slice(0, room).toWellFormed() : text
  const below = [...(isLong ? [say.tooLong] : []), ...notes].join('\n')
  return [kept, below].filter((part) => part !== '').join('\n\n')
}
