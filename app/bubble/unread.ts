import { didTalk } from './talked.ts'

/** Shows on the bubble how many answers have not been seen, as they come, while the page is looked at. */
export function watchUnread(): void {
  if (!didTalk()) return
  let source: EventSource | null = null
  const turn = () => {
    const link = document.querySelector<HTMLAnchorElement>('a.bubble')
    source?.close()
    source = null
    if (document.hidden || !link) return
    source = new EventSource(`${new URL(link.href).pathname}/events`)
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { unread } = JSON.parse(data) as { unread?: number }
      if (unread !== undefined) showUnread(unread)
    }
  }
  document.addEventListener('visibilitychange', turn)
  turn()
}

/** The number stands in an attribute: the link itself belongs to the page. */
export function showUnread(count: number): void {
  const link = document.querySelector<HTMLElement>('a.bubble')
  if (count > 0) link?.setAttribute('data-unread', String(count))
  else link?.removeAttribute('data-unread')
}
