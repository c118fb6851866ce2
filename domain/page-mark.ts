/** Where a page begins or ends: the sort key of a row, and its id to tell equals apart. */
export type PageMark = { key: string; id: string }

/** A mark as one opaque word for an address; null for what is none. */
export function printMark({ key, id }: PageMark): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

export function readMark(word: string | null): PageMark | null {
  if (!word || word.length > 500) return null
  try {
    const [key, id] = JSON.parse(Buffer.from(word, 'base64url').toString('utf8'))
    return typeof key === 'string' && isUuid(id) ? { key: key.replaceAll('\u0000', ''), id } : null
  } catch {
    return null
  }
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
