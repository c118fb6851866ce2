import type { PageMark } from './page-mark.ts'

/** All of a list, page after page: however long it is, only one is held. */
export async function* inPages<Item>(
  readPage: (after: PageMark | null) => Promise<{ items: Item[]; next: PageMark | null }>,
): AsyncGenerator<Item[]> {
  let after: PageMark | null = null
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(after)
    yield page.items
    after = page.next
  } while (after)
}
