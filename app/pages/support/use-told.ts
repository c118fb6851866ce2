import { useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'

/** How long somebody counts as writing after their last sign, in milliseconds. */
const pause = 6_000

/** How long one waits for more to happen before the page is asked for anew, in milliseconds. */
const breath = 250

/**
 * Asks for the page anew whenever its stream tells that something happened, and answers whether the asker is
 * writing. Without script the page stands as it was opened.
 */
export function useTold(stream: string): boolean {
  const { revalidate } = useRevalidator()
  const again = useRef(revalidate)
  again.current = revalidate
  const [isWriting, setWriting] = useState(false)
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    let writing: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource(stream)
    source.onmessage = ({ data }) => {
      clearTimeout(writing)
      const { what } = JSON.parse(data) as { what: 'changed' | 'typing' }
      setWriting(what === 'typing')
      if (what === 'typing') {
        writing = setTimeout(() => setWriting(false), pause)
        return
      }
      clearTimeout(waiting)
      waiting = setTimeout(() => again.current(), breath)
    }
    return () => {
      source.close()
      clearTimeout(waiting)
      clearTimeout(writing)
    }
  }, [stream])
  return isWriting
}
