import { expect, test, vi } from 'vitest'
import { inTurn } from './in-turn.ts'

/** Keeps the process at work, so many milliseconds. */
function work(milliseconds: number) {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('work is done in the order asked for, one piece after the other', async () => {
  const done: string[] = []
  const piece = (name: string) =>
    inTurn(async () => {
      done.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      done.push(`${name} ends`)
      return name
    })
  expect(await Promise.all([piece('a'), piece('b')])).toEqual(['a', 'b'])
  expect(done).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

test('between long pieces the process turns to others', async () => {
  let turns = 0
  let working = true
  const others = async () => {
    for (; working; turns += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  const turning = others()
  await Promise.all(Array.from({ length: 5 }, () => inTurn(() => work(10))))
  working = false
  await turning
  expect(turns).toBeGreaterThanOrEqual(5)
})

test('a piece that fails is told to its asker, and the next is done', async () => {
  const failing = inTurn(() => {
    throw new Error('It cannot be written.')
  })
  const next = inTurn(() => 'written')
  await expect(failing).rejects.toThrow('It cannot be written.')
  expect(await next).toBe('written')
})

test('a piece that never ends holds nobody up for long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  void inTurn(() => new Promise(() => {}))
  const next = inTurn(() => 'written')
  await vi.advanceTimersByTimeAsync(1000)
  vi.useRealTimers()
  expect(await next).toBe('written')
})
