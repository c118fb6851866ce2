import { conversationIn } from './conversation-in.ts'
import { sendsByItself } from './send.ts'
import { hasTalked } from './talked.ts'

/** What the stream of a conversation tells: messages as our own pages print them, or that support is typing. */
type News = { html: string; unread: number; seen: number } | { typing: true }

/** How long somebody counts as typing who says nothing more of it, in milliseconds. */
const typingFor = 5_000

/**
 * Brings a conversation to life: what is said appears as it happens, and what is written is sent without leaving
 * the page. Answers how to stop.
 */
export function enliven(section: HTMLElement): () => void {
  const list = section.querySelector<HTMLOListElement>('.messages')!
  const typing = section.querySelector<HTMLElement>('.typing')!
  const { base, words } = section.dataset as { base: string; words: string }
  const say = JSON.parse(words) as Record<'seen' | 'sending' | 'offline', string>
  let last = Number(section.dataset.number)
  let source: EventSource | null = null
  let quiet: ReturnType<typeof setTimeout> | undefined

  const show = (html: string) => {
    const fresh = document.createElement('template')
    fresh.innerHTML = html
    for (const said of fresh.content.querySelectorAll<HTMLElement>('.said')) {
      const number = Number(said.dataset.number)
      if (number <= last) continue
      last = number
      section.querySelector('.articles')?.removeAttribute('open')
      localize(said)
      list.append(said)
      if (!said.classList.contains('asker')) typing.hidden = true
      section.querySelector('.closed')?.remove() // whoever writes has opened it again
    }
  }
  const hear = ({ data }: MessageEvent<string>) => {
    const news = JSON.parse(data) as News
    if ('typing' in news) {
      typing.hidden = false
      clearTimeout(quiet)
      quiet = setTimeout(() => {
        typing.hidden = true
      }, typingFor)
      return
    }
    const before = last
    show(news.html)
    markSeen(list, { upTo: news.seen, words: say.seen })
    if (last > before)
      section.querySelector('.said:last-of-type')?.scrollIntoView({ block: 'nearest' })
    if (news.unread > 0) tell(`${base}/seen`, { number: String(last) })
  }
  const listen = () => {
    if (source || last === 0 || document.hidden) return
    hasTalked()
    source = new EventSource(`${base}/events?after=${last}`)
    source.onmessage = hear
  }
  const stop = () => {
    source?.close()
    source = null
  }
  const turn = () => (document.hidden ? stop() : listen())

  for (const said of list.querySelectorAll<HTMLElement>('.said')) localize(said)
  document.addEventListener('visibilitychange', turn)
  listen()
  sendsByItself(section, {
    say,
    typed: () => tell(`${base}/typing`, {}),
    async sent() {
      if (last === 0) await catchUp(section, show)
      listen()
    },
  })
  return () => {
    document.removeEventListener('visibilitychange', turn)
    stop()
  }
}

/** The first message of a conversation: there was nothing to listen to before, nor to say how an answer comes. */
async function catchUp(section: HTMLElement, show: (html: string) => void): Promise<void> {
  const answer = await fetch(section.dataset.base!)
  const begun = conversationIn(await answer.text())
  show(begun?.querySelector('.messages')?.innerHTML ?? '')
  section.append(...(begun?.querySelectorAll('.reach') ?? []))
}

/** Says moments as the clock of this device has them. */
function localize(said: HTMLElement): void {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const
  const format = new Intl.DateTimeFormat(document.documentElement.lang, style)
  for (const time of said.querySelectorAll('time'))
    time.textContent = format.format(new Date(time.dateTime))
}

/** A mark below the last of one's own messages that support has seen. */
function markSeen(list: HTMLElement, { upTo, words }: { upTo: number; words: string }): void {
  list.querySelector('.said .mark')?.remove()
  const own = [...list.querySelectorAll<HTMLElement>('.said.asker')]
  const seen = own.filter((said) => Number(said.dataset.number) <= upTo).at(-1)
  if (!seen || seen !== own.at(-1)) return
  const mark = document.createElement('p')
  mark.className = 'mark'
  mark.textContent = words
  seen.append(mark)
}

function tell(address: string, fields: Record<string, string>): void {
  const body = new URLSearchParams(fields)
  void fetch(address, { method: 'POST', body, keepalive: true }).catch(() => {}) // told again with the next
}
