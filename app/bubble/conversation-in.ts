/** The conversation out of the text of its page; null where there is none. The rest of the page is not read. */
export function conversationIn(page: string): HTMLElement | null {
  const start = page.indexOf('<section class="conversation"')
  const end = page.lastIndexOf('</section>')
  if (start < 0 || end < start) return null
  const piece = `${page.slice(start, end)}</section>`
  return new DOMParser().parseFromString(piece, 'text/html').querySelector('section')
}
