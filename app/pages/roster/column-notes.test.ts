import { expect } from 'vitest'
import { test } from '#test/database.ts'
import type { Page } from '#test/page.ts'
import { aLeaderWithRosters } from '#test/roster-steps.ts'
import { aHouse } from '#test/visitor.ts'

test('the page says why tenants are left out, and what tells who has left', async ({ db }) => {
  const { bring } = await aLeaderWithRosters(aHouse(db))
  const text = [
    'Owner,Address,Email,Tenant,Tenant Email,Status',
    'Ana Reyes,1 Elm St,ana@example.com,Bo Chen,bo@example.com,Current',
    'Cy Diaz,2 Elm St,cy@example.com,Di Hart,di@example.com,Sold 3/2024',
  ].join('\n')
  const { words } = (await bring(text)) as Page
  const times = (sentence: string) => words.split(sentence).length - 1
  expect(times('Your list names owners too, so tenants are left out.')).toBe(2)
  expect(times('It tells who may have left. Those rows are shown to you first.')).toBe(1)
})
