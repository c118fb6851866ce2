import { describe, expect, test } from 'vitest'
import { aLine, type Line } from './line.ts'

const present = new AbortController().signal

describe('a line', () => {
  test('lets as many work as it may, and the others in the order in which they came', async () => {
    const line = aLine({ most: 2, patience: 60_000 })
    const first = await enter(line)
    await enter(line)
    const came: string[] = []
    const comes = async (who: string) => {
      const place = await enter(line)
      came.push(who)
      return place
    }
    const third = comes('third')
    const fourth = comes('fourth')
    await soon()
    expect(came).toEqual([])
    first.leave()
    const { leave } = await third
    await soon()
    expect(came).toEqual(['third'])
    leave()
    await fourth
    expect(came).toEqual(['third', 'fourth'])
  })

  test('is empty again when all have left', async () => {
    const line = aLine({ most: 1, patience: 60_000 })
    for (let round = 0; round < 3; round += 1) (await enter(line)).leave()
    const last = await enter(line)
    const next = enter(line)
    last.leave()
    expect(await next).toHaveProperty('leave')
  })

  test('forgets those who go away while they wait', async () => {
    const line = aLine({ most: 1, patience: 60_000 })
    const working = await enter(line)
    const visitor = new AbortController()
    const gone = line(visitor.signal)
    const behind = enter(line)
    visitor.abort()
    expect(await gone).toBe('gone')
    working.leave()
    expect(await behind).toHaveProperty('leave')
  })

  test('sends those away who would wait too long', async () => {
    const line = aLine({ most: 1, patience: 10 })
    const working = await enter(line)
    expect(await line(present)).toBe('too long')
    working.leave()
    expect(await enter(line)).toHaveProperty('leave')
  })
})

async function enter(line: Line) {
  const place = await line(present)
  if (typeof place === 'string') throw new Error(`The line answered “${place}”.`)
  return place
}

function soon() {
  return new Promise((resolve) => setImmediate(resolve))
}
