import { forgetsDraftsAtSignOut } from './draft.ts'
import { enliven } from './enliven.ts'
import { openPanel } from './panel.ts'
import { watchUnread } from './unread.ts'

/** The script of the bubble: it opens the conversation over the page, and brings it to life on a page of its own. */
const own = document.querySelector<HTMLElement>('#conversation')
if (own) enliven(own)
else watchUnread()
forgetsDraftsAtSignOut()

document.addEventListener('click', (event) => {
  const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a.bubble')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  void openPanel(link)
})
