import { FloatingBar } from '#app/ui/floating-bar.tsx'
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

/** The address of an act, over the list. */
export function addressOf(base: string, act: Act): string {
  return act === 'print'
    ? base.replace(/members$/, 'invitations/passes/of-members')
    : `${base}/${act}`
}

/** The bar with what can be done with those who are ticked. */
export function Acts({ base, acts, count }: { base: string; acts: readonly Act[]; count: number }) {
  const say = useWords(membersWords)
  return (
    <FloatingBar
      count={count}
      selected={say(wordsFor(acts), { count })}
      acts={acts.map((act) => ({
        action: addressOf(base, act),
        words: say(act),
        waits: act === 'merge' && count !== 2,
      }))}
    />
  )
}

/** Merging takes two, which is said where it could be done. */
function wordsFor(acts: readonly Act[]): 'selectedToMerge' | 'selectedOrMerge' | 'selected' {
  if (acts.every((act) => act === 'merge')) return 'selectedToMerge'
  return acts.includes('merge') ? 'selectedOrMerge' : 'selected'
}
