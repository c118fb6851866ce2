import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'

/**
 * Which lines of the page are ticked, and whether with them everyone on all pages of the list is meant, which ends
 * where one of them is unticked. Something that was done to them in a dialog unticks them. `list` tells a list from
 * others that stand on the same page before or after it.
 */
export function useTicked(ids: readonly string[], list = '') {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [meant, setMeant] = useState<string | null>(null)
  const { state, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time something was done
  useEffect(() => {
    if (!state?.done) return
    setTicked(new Set())
    setMeant(null)
  }, [key])
  const here = ids.filter((id) => ticked.has(id))
  const areAllHere = here.length === ids.length
  const tick = (some: readonly string[], on: boolean) => {
    setTicked(new Set(on ? [...here, ...some] : here.filter((id) => !some.includes(id))))
    if (!on) setMeant(null)
  }
  return {
    here,
    areAllHere,
    tick,
    isTicked: (id: string) => ticked.has(id),
    everyone: {
      isTicked: areAllHere && meant === list,
      tick: (on: boolean) => {
        setTicked(new Set(on ? ids : []))
        setMeant(on ? list : null)
      },
    },
  }
}
