import { useEffect } from 'react'

/** Tells that messages up to a number were seen, when somebody looks at the page; null: nothing is new. */
export function useSeen(address: string, number: number | null): void {
  useEffect(() => {
    if (number === null) return
    const tell = () => {
      if (document.visibilityState !== 'visible') return
      const body = new URLSearchParams({ number: String(number) })
      fetch(address, { method: 'POST', body }).catch(() => {}) // the next look tells it again
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [address, number])
}
