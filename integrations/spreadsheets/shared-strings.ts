import { type Listener, readXml } from './read-xml.ts'

/** What is written into a cell directly, or among the strings that cells share. */
export type TextListener = Required<Listener> & { take(): string }

/** Gathers the text of an element: its runs one after the other, and not how it is pronounced. */
export function textListener(): TextListener {
  let text = ''
  let isText = false
  let isPhonetic = false
  return {
    open(name) {
      if (name === 't') isText = true
      else if (name === 'rPh') isPhonetic = true
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
    },
    text(piece) {
      if (isText && !isPhonetic) text += piece
    },
    take() {
      const taken = text
      text = ''
      return tidyText(taken)
    },
  }
}

/** `_x000D_` is how a workbook writes a character that XML does not allow, or would change. */
export function tidyText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
  const whole = plain.toWellFormed()
  return /[\r\0]/.test(whole) ? whole.replaceAll('\0', '').replace(/\r\n?/g, '\n') : whole
}

/** Reads the strings that cells refer to by their place, from 0. */
export async function readSharedStrings(pieces: AsyncIterable<string>): Promise<string[]> {
  const strings: string[] = []
  const listener = textListener()
  await readXml(pieces, {
    open: listener.open,
    text: listener.text,
    close(name) {
      listener.close(name)
      if (name === 'si') strings.push(listener.take())
    },
  })
  return strings
}
