import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/** Which lines of the page are ticked. Something that was done to them in a dialog unticks them. */
export function useTicked(ids: readonly string[]) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const { state, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time something was done
  useEffect(() => {
    if (state?.done) setTicked(new Set())
  }, [key])
  const here = ids.filter((id) => ticked.has(id))
  const tick = (some: readonly string[], on: boolean) =>
    setTicked(new Set(on ? [...here, ...some] : here.filter((id) => !some.includes(id))))
  return { here, tick, isTicked: (id: string) => ticked.has(id) }
}
