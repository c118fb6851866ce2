import { expect, test } from 'vitest'
import { accept, refuse } from '#domain/result.ts'
import { readMovingDay, type When } from './moving-day.ts'

const austin = { timeZone: 'America/Chicago', now: new Date('2030-04-10T03:00:00Z') } // the 9th there
const read = (when: When, day: string) => readMovingDay({ when, day }, austin)

test('a day to come ends at midnight by the clocks of the community', () => {
  expect(read('leaves', '2030-04-30')).toEqual(
    accept({ lastDay: '2030-04-30', dueAt: new Date('2030-05-01T05:00:00Z'), isOver: false }),
  )
})

test('a day on which clocks are changed ends when the next one begins', () => {
  const outcome = read('leaves', '2030-11-02')
  expect(outcome.ok && outcome.value.dueAt).toEqual(new Date('2030-11-03T05:00:00Z'))
  const next = read('leaves', '2030-11-03')
  expect(next.ok && next.value.dueAt).toEqual(new Date('2030-11-04T06:00:00Z'))
})

test('today may be the last day to come, or the one on which they left', () => {
  expect(read('leaves', '2030-04-09')).toMatchObject({ ok: true, value: { isOver: false } })
  expect(read('left', '2030-04-09')).toMatchObject({ ok: true, value: { isOver: true } })
})

test.for([
  ['leaves', '', 'no day'],
  ['leaves', '2030-02-30', 'no day'],
  ['leaves', '30.4.2030', 'no day'],
  ['leaves', '2040-04-30', 'too far'],
  ['left', '1985-04-30', 'too far'],
  ['leaves', '0030-04-30', 'too far'],
  ['left', '9999-12-31', 'too far'],
  ['left', '2030-04-10', 'yet to come'],
  ['leaves', '2030-04-08', 'over already'],
] as const)('of people who %s on “%s” is said: %s', ([when, day, because]) => {
  expect(read(when, day)).toEqual(refuse({ because }))
})
