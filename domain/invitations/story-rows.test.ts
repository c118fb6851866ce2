import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { aLife } from '#test/lives.ts'
import { listInvitations } from './list-invitations.ts'
import { statesOf, storyGroups, storyStates, troubles } from './story.ts'

const now = new Date('2026-04-20T12:00:00Z')
const everything = { show: null, channel: null, batchId: null, trouble: null, search: '' }
const lives = 120

test.for([
  ['open', null],
  ['behind the curtain', now],
] as const)(
  'the database tells the same stories as the rule, whatever happened in a community that is %s',
  { timeout: 60_000 },
  async ([, curtainDrawnAt], { db }) => {
    const { leader: by } = await aCommunity(db, { curtainDrawnAt })
    for (let seed = 1; seed <= lives; seed += 1) await aLife(db, { by, seed, now })
    const list = (asked: object) =>
      listInvitations(db, by, { ...everything, ...asked }, { at: now })
    const { counts } = await list({})
    const seen = new Set<string>()
    for (const show of storyGroups) {
      const { invitations } = await list({ show })
      for (const { state } of invitations) seen.add(state)
      expect(invitations).toHaveLength(Math.min(counts[show], 50))
      expect(invitations.map(({ state }) => state)).toSatisfy((states: string[]) =>
        states.every((state) => statesOf(show).some((one) => one === state)),
      )
    }
    for (const show of storyStates.filter((state) => !storyGroups.some((one) => one === state))) {
      const { invitations } = await list({ show })
      expect([...new Set(invitations.map(({ state }) => state))]).toEqual(
        seen.has(show) ? [show] : [],
      )
    }
    expect(counts.all).toBe(lives)
    expect(seen.size).toBeGreaterThan(12)
    for (const trouble of troubles) {
      const { invitations } = await list({ trouble })
      expect(invitations.filter((one) => one.trouble !== trouble)).toEqual([])
    }
  },
)
