import { Unreadable } from './limits.ts'
import type { Foreign } from './spreadsheets.ts'

const bytesOf = (text: string) => Buffer.from(text, 'latin1')

/** How files begin that are something else. */
const foreign: readonly (readonly [start: Buffer, looksLike: Foreign])[] = [
  [bytesOf('\x89PNG\r\n\x1a\n'), 'picture'],
  [bytesOf('\xff\xd8\xff'), 'picture'],
  [bytesOf('GIF8'), 'picture'],
  [bytesOf('II*\0'), 'picture'],
  [bytesOf('MM\0*'), 'picture'],
  [bytesOf('%PDF-'), 'pdf'],
  [bytesOf('{\\rtf'), 'document'],
  [bytesOf('\x1f\x8b'), 'archive'],
  [bytesOf("7z\xbc\xaf'\x1c"), 'archive'],
  [bytesOf('Rar!'), 'archive'],
]

/** The container of Excel 97–2003, of Word of those years, and of every workbook with a password. */
const ole = bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')

/** The first record of a worksheet before it had a container: BIFF 2, 3 and 4. */
const bareExcel = ['\x09\x00\x04\x00', '\x09\x02\x06\x00', '\x09\x04\x06\x00'].map(bytesOf)

/** Names of streams inside such a container, as they are written there. */
const streams = {
  password: Buffer.from('EncryptedPackage', 'utf16le'),
  excel: [Buffer.from('Workbook\0', 'utf16le'), Buffer.from('Book\0', 'utf16le')],
}

const starts = (bytes: Buffer, start: Buffer) => bytes.subarray(0, start.length).equals(start)

/**
 * Tells a workbook (`zip`) from a text by its first bytes. Throws {@link Unreadable} for what is neither
 * for certain; whether a text is one shows only when it is read.
 */
export function recognize(bytes: Buffer): 'zip' | 'text' {
  if (starts(bytes, bytesOf('PK\x03\x04'))) return 'zip'
  if (starts(bytes, bytesOf('PK\x05\x06'))) throw new Unreadable({ because: 'empty' })
  if (starts(bytes, ole)) throw new Unreadable(insideContainer(bytes))
  if (bareExcel.some((start) => starts(bytes, start)))
    throw new Unreadable({ because: 'old excel' })
  const found = foreign.find(([start]) => starts(bytes, start))
  if (found) throw new Unreadable({ because: 'not a spreadsheet', looksLike: found[1] })
  if (isPhonePicture(bytes))
    throw new Unreadable({ because: 'not a spreadsheet', looksLike: 'picture' })
  return 'text'
}

function insideContainer(bytes: Buffer) {
  if (bytes.includes(streams.password)) return { because: 'password' } as const
  if (streams.excel.some((name) => bytes.includes(name))) return { because: 'old excel' } as const
  return { because: 'not a spreadsheet', looksLike: 'document' } as const
}

/** HEIC and AVIF name themselves after the length of their first box, WebP inside RIFF. */
function isPhonePicture(bytes: Buffer): boolean {
  const mark = bytes.toString('latin1', 4, 8)
  return mark === 'ftyp' || (starts(bytes, bytesOf('RIFF')) && bytes.includes('WEBP'))
}

const markup: readonly (readonly [start: RegExp, looksLike: Foreign])[] = [
  [/^\s*(<!doctype html|<html|<head|<body|<table|<meta|<style)/i, 'web page'],
  [/^\s*<\?xml/i, 'xml'],
]

/** Throws {@link Unreadable} when what was decoded is no text, or is written in another language. */
export function refuseForeignText(text: string): void {
  const found = markup.find(([start]) => start.test(text.slice(0, 1000)))
  if (found) throw new Unreadable({ because: 'not a spreadsheet', looksLike: found[1] })
  const sample = text.slice(0, 100_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has is what we look for
  const odd = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]/g)?.length ?? 0
  if (odd > 2 + sample.length / 500)
    throw new Unreadable({ because: 'not a spreadsheet', looksLike: 'unknown' })
}
