/** What the page says came of the last deed; keys of its words. */
export type Told = { key: (typeof tellable)[number]; name: string }

const tellable = [
  'done removed',
  'done appointed',
  'done handedOver',
  'done cancelled',
  'done left',
  'late moved',
  'late inactive',
] as const

/** The longest name that is said again, in characters. */
const longestName = 200

/** Reads from an address what the page is to say. */
export function readTold(query: URLSearchParams): Told | null {
  const key = tellable.find((one) => one === query.get('told'))
  return key ? { key, name: (query.get('name') ?? '').slice(0, longestName) } : null
}

/** The address of the page that says it. */
export function pathTelling(slug: string, key: Told['key'], name = ''): string {
  const query = new URLSearchParams({ told: key, ...(name && { name }) })
  return `/c/${slug}/my-household?${query}`
}
