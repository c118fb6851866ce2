import { useRef } from 'react'

/** How often at most it is told that somebody is writing, in milliseconds. */
const pause = 3_000

/** Tells the other side that one is writing, again and again while one does. Whether it arrives does not matter. */
export function useTellTyping(address: string): () => void {
  const last = useRef(0)
  return () => {
    const now = Date.now()
    if (now - last.current < pause) return
    last.current = now
    fetch(address, { method: 'POST' }).catch(() => {})
  }
}
