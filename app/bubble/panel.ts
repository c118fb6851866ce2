import { conversationIn } from './conversation-in.ts'
import { enliven } from './enliven.ts'
import { showUnread } from './unread.ts'

/** Below this width the panel covers the page, in CSS pixels, as its styles say. */
const narrow = 480

/**
 * Opens the conversation over the page the link stands on: the same that the link leads to. Where that fails, the
 * link is followed.
 */
export async function openPanel(link: HTMLAnchorElement): Promise<void> {
  if (document.querySelector('.bubble-panel')) return
  link.setAttribute('aria-busy', 'true')
  const section = await fetchConversation(link.href).catch(() => null)
  link.removeAttribute('aria-busy')
  if (!section) return location.assign(link.href)
  await addStyle(link.dataset.style!)
  const panel = document.createElement('dialog')
  panel.className = 'bubble-panel'
  panel.setAttribute('aria-labelledby', 'panel-conversation-title')
  panel.append(headOf(section, { link, close: () => panel.close() }), section)
  document.body.append(panel)
  if (innerWidth <= narrow) panel.showModal()
  else panel.show()
  const stop = enliven(section)
  showUnread(0)
  begin(section)
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') panel.close()
  })
  panel.addEventListener('close', () => {
    stop()
    panel.remove()
    link.focus()
  })
}

/** Who has talked goes on where they were; all others see first what may help at once. */
function begin(section: HTMLElement): void {
  if (section.dataset.number === '0') {
    const title = section.querySelector('h1')!
    title.tabIndex = -1
    title.focus()
    return
  }
  section.scrollTop = section.scrollHeight
  section.querySelector<HTMLElement>('textarea')!.focus()
}

async function fetchConversation(address: string): Promise<HTMLElement | null> {
  const answer = await fetch(address)
  if (!answer.ok) return null
  const section = conversationIn(await answer.text())
  if (section) nameApart(section)
  return section
}

/** The page below may have the same names for its own fields. */
function nameApart(section: HTMLElement): void {
  for (const name of ['id', 'for', 'aria-labelledby', 'aria-describedby'])
    for (const element of [section, ...section.querySelectorAll(`[${name}]`)]) {
      const ids = element.getAttribute(name)?.split(' ')
      if (ids) element.setAttribute(name, ids.map((id) => `panel-${id}`).join(' '))
    }
}

function headOf(
  section: HTMLElement,
  { link, close }: { link: HTMLAnchorElement; close: () => void },
): HTMLElement {
  const say = JSON.parse(section.dataset.words!) as Record<'open' | 'close', string>
  const head = document.createElement('div')
  head.className = 'head'
  const page = document.createElement('a')
  page.href = link.href
  page.textContent = say.open
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = say.close
  button.addEventListener('click', close)
  head.append(page, button)
  return head
}

function addStyle(address: string): Promise<void> {
  if (document.querySelector(`link[href="${address}"]`)) return Promise.resolve()
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = address
  return new Promise((resolve) => {
    style.onload = style.onerror = () => resolve()
    document.head.append(style)
  })
}
