import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { Link, useNavigation } from 'react-router'
import { Notice } from '#app/ui/notice.tsx'
import { useWords } from '#app/words/words.ts'
import type { RosterState } from '#domain/rosters/roster.ts'
import { reviewWords } from './review-words.ts'

/** What the server tells of a roster, as often as something happens. */
export type Told = { state: RosterState | 'discarded'; done: number; of: number }

const ToldContext = createContext<Told | null>(null)

/** What was told of the roster last; null: nothing yet. */
export function useTold(): Told | null {
  return useContext(ToldContext)
}

type WatchedProps = {
  /** Where the pages of the roster are. */
  base: string
  /** Whether something may still become of it. */
  isOpen: boolean
  children: ReactNode
}

/** Listens to what becomes of a roster while its page is open. One that somebody discarded gives way to saying so. */
export function Watched({ base, isOpen, children }: WatchedProps) {
  const [told, setTold] = useState<Told | null>(null)
  const isLeaving = useNavigation().state !== 'idle'
  useEffect(() => {
    if (!isOpen) return
    const source = new EventSource(`${base}/events`)
    source.onmessage = ({ data }) => {
      const now = JSON.parse(data) as Told
      setTold(now)
      if (now.state === 'discarded') source.close()
    }
    return () => source.close()
  }, [base, isOpen])
  if (told?.state === 'discarded' && !isLeaving) return <Discarded base={base} />
  return <ToldContext value={told}>{children}</ToldContext>
}

function Discarded({ base }: { base: string }) {
  const say = useWords(reviewWords)
  return (
    <Notice kind="warning">
      <h1>{say('discardedTitle')}</h1>
      <p>{say('discardedBody')}</p>
      <Link className="button quiet" to={base.slice(0, base.lastIndexOf('/'))}>
        {say('all')}
      </Link>
    </Notice>
  )
}
