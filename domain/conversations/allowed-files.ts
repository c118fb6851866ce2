import { accept, type Result, refuse } from '#domain/result.ts'

/** The most files of one message, and the most bytes of all of them together. */
export const mostFiles = 5
export const mostBytes = 10 * 1024 * 1024

/** A file as somebody sends it. */
export type BroughtFile = { name: string; bytes: Uint8Array }

/** A file that may be kept: its name is safe to print and to save under, its type is ours, not the sender's. */
export type AllowedFile = BroughtFile & { type: string }

export type FilesRefusal =
  | { because: 'too many files' }
  | { because: 'files too large' }
  /** Not one of the kinds we take, or not what its name says. */
  | { because: 'file not taken'; name: string }

type Kind = { type: string; begins?: readonly (readonly number[])[] }

const zip = [0x50, 0x4b, 0x03, 0x04]
const text: Kind = { type: 'text/plain; charset=utf-8' }

/** By the ending of the name; where the kind has a mark at its beginning, the file must bear it. */
const kinds: Record<string, Kind> = {
  pdf: { type: 'application/pdf', begins: [[0x25, 0x50, 0x44, 0x46]] },
  png: { type: 'image/png', begins: [[0x89, 0x50, 0x4e, 0x47]] },
  jpg: { type: 'image/jpeg', begins: [[0xff, 0xd8, 0xff]] },
  jpeg: { type: 'image/jpeg', begins: [[0xff, 0xd8, 0xff]] },
  webp: { type: 'image/webp', begins: [[0x52, 0x49, 0x46, 0x46]] },
  heic: { type: 'image/heic' },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    begins: [zip],
  },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: [zip],
  },
  csv: { ...text, type: 'text/csv' },
  tsv: text,
  txt: text,
}

/** What a chooser of files offers. */
export const offeredKinds = Object.keys(kinds).map((ending) => `.${ending}`)

/** How programs begin, whatever they are called: Windows, Linux, macOS, and scripts. */
const programs = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x23, 0x21],
]

/**
 * Decides which files may come along with a message: pictures, PDF, spreadsheets and text, told by the ending
 * of the name *and* by how the file begins (OWASP ASVS 5.0 §5.2). Everything is kept or nothing is.
 */
export function allowFiles(files: readonly BroughtFile[]): Result<AllowedFile[], FilesRefusal> {
  if (files.length > mostFiles) return refuse({ because: 'too many files' })
  const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0)
  if (bytes > mostBytes) return refuse({ because: 'files too large' })
  const allowed: AllowedFile[] = []
  for (const file of files) {
    const name = safeName(file.name)
    const kind = kindOf(name, file.bytes)
    if (!kind) return refuse({ because: 'file not taken', name })
    allowed.push({ name, bytes: file.bytes, type: kind.type })
  }
  return accept(allowed)
}

function kindOf(name: string, bytes: Uint8Array): Kind | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending]! : null
  if (!kind || bytes.byteLength === 0) return null
  if (programs.some((mark) => beginsWith(bytes, mark))) return null
  return !kind.begins || kind.begins.some((mark) => beginsWith(bytes, mark)) ? kind : null
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

/** A name without folders, and without letters that do something where it is printed or saved. */
function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1)!
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '').trim()
  return plain.length <= 120 ? plain || 'file' : `…${plain.slice(-119)}`
}
