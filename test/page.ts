import { type Element, elements, everyElement, readHtml, wordsOf } from './html.ts'

/** A page as somebody at a browser sees it. */
export type Page = {
  status: number
  headers: Headers
  /** Where the browser has come to in the end, with the query. */
  path: string
  html: string
  root: Element
  title: string
  /** Everything there is to read, in one line. */
  words: string
}

/** Reads the answer a browser has come to. */
export async function readPage(answer: Response, path: string): Promise<Page> {
  const html = await answer.text()
  const root = readHtml(html)
  const [title] = elements(root, 'title')
  return {
    status: answer.status,
    headers: answer.headers,
    path,
    html,
    root,
    title: title ? wordsOf(title) : '',
    words: wordsOf(root),
  }
}

/** Where a link of a page leads. Throws when no link has these words. */
export function linkOf(page: Page, words: string): string {
  const links = elements(page.root, 'a')
  const found =
    links.find((link) => wordsOf(link) === words) ??
    links.find((link) => wordsOf(link).includes(words))
  if (found?.attributes.href) return found.attributes.href
  throw new Error(`No link says “${words}”. The page says: ${page.words}`)
}

/** The element with an id. Throws when there is none. */
export function byId(page: Page, id: string): Element {
  const found = everyElement(page.root).find(({ attributes }) => attributes.id === id)
  if (!found) throw new Error(`Nothing has the id ${id}. The page says: ${page.words}`)
  return found
}

/** What is read out with a field: its hint and what is wrong with it. */
export function describedBy(page: Page, id: string): string {
  const ids = byId(page, id).attributes['aria-describedby']?.split(' ') ?? []
  return ids.map((one) => wordsOf(byId(page, one))).join(' ')
}

/** What is read out at once, because it is wrong. */
export function alertsOf(page: Page): string[] {
  return everyElement(page.root)
    .filter(({ attributes }) => attributes.role === 'alert')
    .map(wordsOf)
}
