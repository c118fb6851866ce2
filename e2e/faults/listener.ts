import { setTimeout as sleep } from 'node:timers/promises'
import type { TestBrowser } from './house.ts'

/** What the stream of a conversation tells: its asker, and an agent. */
type News = { html?: string; unread?: number; seen?: number; typing?: true; what?: string }

type Listener = {
  /** The numbers of the messages that were told, in the order in which they came. */
  numbers: number[]
  /** How many events came. */
  heard: number
  /** Everything else that was told last. */
  last: News
  /** Waits until something is so. */
  until(what: string, isSo: () => boolean): Promise<void>
  stop(): void
}

/** Where to listen, and whose cookies to bring. */
type Place = () => { url: string; browser: TestBrowser }

/**
 * Listens to a stream as a browser's `EventSource` does: when the line breaks it comes back, at whatever address
 * `place` names then, and says which event was the last.
 */
export function listen(path: string, place: Place): Listener {
  const stopping = new AbortController()
  const numbers: number[] = []
  const listener: Listener = {
    numbers,
    heard: 0,
    last: {},
    async until(what, isSo) {
      const giveUpAt = Date.now() + 30_000
      while (!isSo()) {
        if (Date.now() > giveUpAt) throw new Error(`It never came: ${what}. It has ${numbers}.`)
        await sleep(5)
      }
    },
    stop: () => stopping.abort(),
  }
  let lastId: string | null = null
  const hear = (event: string) => {
    const id = /^id: (.*)$/m.exec(event)?.[1]
    const data = /^data: (.*)$/m.exec(event)?.[1]
    if (id !== undefined) lastId = id
    if (data === undefined) return
    const news = JSON.parse(data) as News
    listener.heard += 1
    for (const [, number] of (news.html ?? '').matchAll(/data-number="(\d+)"/g))
      numbers.push(Number(number))
    listener.last = { ...listener.last, ...news }
  }
  const run = async () => {
    while (!stopping.signal.aborted) {
      const { url, browser } = place()
      await hearOne(url + path, { browser, lastId, hear, signal: stopping.signal }).catch(() => {})
      await sleep(50)
    }
  }
  void run()
  return listener
}

async function hearOne(
  address: string,
  {
    browser,
    lastId,
    hear,
    signal,
  }: {
    browser: TestBrowser
    lastId: string | null
    hear: (event: string) => void
    signal: AbortSignal
  },
): Promise<void> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, ...(lastId !== null && { 'last-event-id': lastId }) }
  const answer = await fetch(address, { headers, signal })
  let text = ''
  const letters = new TextDecoder()
  for await (const part of answer.body!) {
    text += letters.decode(part as Uint8Array, { stream: true })
    const events = text.split('\n\n')
    text = events.pop()!
    events.forEach(hear)
  }
}
