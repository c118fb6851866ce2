import {
  type AllowedFile,
  allowFiles,
  type BroughtFile,
} from '#domain/conversations/allowed-files.ts'

/** A part of a letter that is no text. */
export type Part = { filename: string | null; mimeType: string; content: unknown }

/** What a part is called that has no name. */
const endings: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'text/csv': 'csv',
  'text/plain': 'txt',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'message/rfc822': 'eml',
}

/** More files are not even looked at. */
const mostLookedAt = 100

/** The files of a letter that may be kept, and the names of those that may not. `isCutOff`: the last one is not whole. */
export function sortFiles(
  parts: readonly Part[],
  { isCutOff }: { isCutOff: boolean },
): { files: AllowedFile[]; leftOut: string[] } {
  const brought = parts.map(readPart)
  const broken = isCutOff ? brought.at(-1) : null
  const kept: BroughtFile[] = []
  const leftOut: string[] = []
  for (const [at, file] of brought.entries()) {
    const isTaken = at < mostLookedAt && file !== broken && allowFiles([...kept, file]).ok
    if (isTaken) kept.push(file)
    else leftOut.push(file.name)
  }
  const allowed = allowFiles(kept)
  return { files: allowed.ok ? allowed.value : [], leftOut }
}

function readPart({ filename, mimeType, content }: Part): BroughtFile {
  const bytes =
    content instanceof ArrayBuffer
      ? new Uint8Array(content)
      : content instanceof Uint8Array
        ? content
        : Buffer.from(String(content))
  const ending = Object.hasOwn(endings, mimeType) ? `.${endings[mimeType]}` : ''
  return { name: filename?.trim() || `file${ending}`, bytes }
}
