import { expect } from 'vitest'
import { discardRoster } from '#domain/rosters/discard-roster.ts'
import { aBroughtRoster } from '#test/brought-rosters.ts'
import { test } from '#test/database.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { aHouse } from '#test/visitor.ts'

test('a browser is told how far a roster is, and when it comes back too late, that it is gone', async ({
  db,
}) => {
  const { leader, visitor, rosters } = await aLeaderWithRosters(aHouse(db))
  const rosterId = await aBroughtRoster(db, leader)
  const events = `${rosters}/${rosterId}/events`
  const stream = (await visitor.get(events)).body!.getReader()
  const { value } = await stream.read()
  expect(eventIn(value)).toEqual({ state: 'read', done: 0, of: 0 })
  await stream.cancel()
  await discardRoster(db, leader, { rosterId })
  const late = await visitor.get(events)
  expect(eventIn(new Uint8Array(await late.arrayBuffer()))).toEqual({
    state: 'discarded',
    done: 0,
    of: 0,
  })
})

function eventIn(bytes: Uint8Array | undefined) {
  const [, json] = /^data: (.*)\n\n$/.exec(new TextDecoder().decode(bytes))!
  return JSON.parse(json!)
}
