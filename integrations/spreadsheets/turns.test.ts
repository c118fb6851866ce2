import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('two works run at once, others wait in order, and one that fails gives its place away', async () => {
  const inTurn = turns(2)
  const running: string[] = []
  const seen: string[] = []
  const ends = new Map<string, (fails: boolean) => void>()
  const all = ['a', 'b', 'c', 'd'].map((name) =>
    inTurn(
      () =>
        new Promise<string>((resolve, reject) => {
          running.push(name)
          ends.set(name, (fails) => (fails ? reject(new Error(name)) : resolve(name)))
        }),
    ).then(
      () => seen.push(name),
      () => seen.push(`no ${name}`),
    ),
  )
  const breathe = () => new Promise(setImmediate)
  await breathe()
  expect(running).toEqual(['a', 'b'])
  ends.get('b')!(true)
  await breathe()
  expect(running).toEqual(['a', 'b', 'c'])
  ends.get('a')!(false)
  await breathe()
  expect(running).toEqual(['a', 'b', 'c', 'd'])
  ends.get('d')!(false)
  ends.get('c')!(false)
  await Promise.all(all)
  expect(seen).toEqual(['no b', 'a', 'd', 'c'])
})
