import { expect, test } from 'vitest'
import type { TextedNumber } from '#domain/invitations/read-text-batch.ts'
import { leavings } from './leavings.ts'

const place = { locale: 'en', timeZone: 'America/Chicago' } as const
const noon = new Date('2026-04-01T17:00:00Z')
const night = new Date('2026-04-02T05:00:00Z')

const texted = (leavesAt: string | null, state: TextedNumber['state'] = 'queued') => ({
  number: '+15125550123',
  name: null,
  state,
  leavesAt: leavesAt === null ? null : new Date(leavesAt),
})

test('by day texts leave now, and those over the budget on another day', () => {
  const some = [
    texted('2026-04-02T17:00:00Z'),
    texted('2026-04-01T17:00:00Z'),
    texted('2026-04-01T17:00:30Z'),
    texted('2026-04-01T17:10:00Z'),
    texted('2026-04-01T17:00:00Z', 'sending'),
    texted(null, 'sent'),
    texted(null, 'delivered'),
    texted(null, 'bounced'),
  ]
  expect(leavings(some, { ...place, now: noon })).toEqual([
    { key: 'gone', count: 2, when: '' },
    { key: 'leaving', count: 3, when: '' },
    { key: 'waits', count: 1, when: '12:10 PM' },
    { key: 'waits', count: 1, when: 'Thursday, April 2 at 12:00 PM' },
  ])
})

test('at night they leave in the morning, in the words of the reader', () => {
  const some = [texted('2026-04-02T13:00:00Z'), texted('2026-04-02T13:00:00Z')]
  expect(leavings(some, { ...place, now: night })).toEqual([
    { key: 'night', count: 2, when: '8:00 AM' },
  ])
  expect(leavings(some, { ...place, locale: 'es', now: night })).toEqual([
    { key: 'night', count: 2, when: '8:00' },
  ])
})
