/** The title of a page as browsers show it: the page first, so that many tabs stay apart. */
export function pageTitle(words: string): { title: string }[] {
  return [{ title: `${words} · Communitrak` }]
}
