import { type EveryoneBox, FloatingBar } from '#app/ui/floating-bar.tsx'
import { useWords } from '#app/words/words.ts'
import type { MemberTab } from '#domain/members/member-tabs.ts'
import { membersWords } from './words.ts'

/** What the viewer may do with several members at once. */
export type May = {
  invite: boolean
  print: boolean
  addToGroup: boolean
  govern: boolean
  merge: boolean
}

type Act = 'resend' | 'print' | 'void' | 'add-to-group' | 'suspend' | 'reinstate' | 'merge'

/** What can be done with those who are ticked on a tab; the first is what one wants mostly. */
export function actsOn(tab: MemberTab, may: May): Act[] {
  const isPending = tab === 'pending'
  const isInside = !isPending && tab !== 'inactive'
  const offers: Record<Act, boolean> = {
    resend: isPending && may.invite,
    print: isPending && may.print,
    void: isPending && may.invite,
    'add-to-group': isInside && may.addToGroup,
    suspend: isInside && may.govern,
    reinstate: tab === 'inactive' && may.govern,
    merge: may.merge,
  }
  return (Object.keys(offers) as Act[]).filter((act) => offers[act])
}

/** Whether any of the acts can be done with everyone; merging takes two. */
export function takeEveryone(acts: readonly Act[]): boolean {
  return acts.some((act) => act !== 'merge')
}

/** The address of an act, over the list. */
export function addressOf(base: string, act: Act): string {
  return act === 'print'
    ? base.replace(/members$/, 'invitations/passes/of-members')
    : `${base}/${act}`
}

type ActsProps = {
  base: string
  acts: readonly Act[]
  /** How many are ticked. */
  count: number
  everyone: Omit<EveryoneBox, 'words'> & {
    /** How many they are; null where that is not known. */
    count: number | null
  }
}

/** The bar with what can be done with those who are ticked, or with everyone on all pages. */
export function Acts({ base, acts, count, everyone }: ActsProps) {
  const say = useWords(membersWords)
  const sayCounted = (key: 'everyone' | 'allSelected', count: number | null) =>
    count === null ? say(key) : say(`${key}Counted`, { count })
  return (
    <FloatingBar
      count={count}
      selected={
        everyone.isTicked
          ? sayCounted('allSelected', everyone.count)
          : say(wordsFor(acts), { count })
      }
      everyone={
        takeEveryone(acts)
          ? { ...everyone, words: sayCounted('everyone', everyone.count) }
          : undefined
      }
      acts={acts.map((act) => ({
        action: addressOf(base, act),
        words: say(act),
        waits: act === 'merge' && (count !== 2 || everyone.isTicked),
      }))}
    />
  )
}

/** Merging takes two, which is said where it could be done. */
function wordsFor(acts: readonly Act[]): 'selectedToMerge' | 'selectedOrMerge' | 'selected' {
  if (!takeEveryone(acts)) return 'selectedToMerge'
  return acts.includes('merge') ? 'selectedOrMerge' : 'selected'
}
