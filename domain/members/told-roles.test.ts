import { expect } from 'vitest'
import type { Db } from '#database/connect.ts'
import type { Actor } from '#domain/roles/permission.ts'
import { spanishNames as roleNames } from '#domain/roles/role-key.ts'
import { aCrowd } from '#test/crowd.ts'
import { test } from '#test/database.ts'
import { aCommunity } from '#test/factories.ts'
import { exportMembers } from './export-members.ts'
import { listMembers } from './list-members.ts'
import { nameEverybody } from './name-everybody.ts'
import type { MemberQuestion } from './whom-it-means.ts'

/** A leader, a board member and a resident; and so many more residents. */
async function aMixedCommunity(db: Db, more = 0) {
  const { communityId, leader: by } = await aCommunity(db)
  await aCrowd(db, communityId, [
    { firstName: 'Ben', role: 'board' },
    { firstName: 'Ana' },
    ...Array.from({ length: more }, () => ({ firstName: 'No' })),
  ])
  return by
}

async function names(db: Db, by: Actor, question: Partial<MemberQuestion>) {
  const asked = { tab: 'all', search: '', sort: 'name', roleNames, ...question } as const
  return (await listMembers(db, by, asked)).members.map(({ firstName }) => firstName).sort()
}

test.for([
  ['among few', 0],
  ['among thousands', 2100],
] as const)('%s, roles are found by the names the viewer reads', async ([, more], { db }) => {
  const by = await aMixedCommunity(db, more)
  const found: Record<string, string[]> = {
    directiva: ['Ben'],
    'Miembro de la directiva': ['Ben'],
    líder: ['Lee'],
    'LIDER DE LA COMUNIDAD': ['Lee'],
    'ana residente': ['Ana'],
    'ana resident': ['Ana'],
    'board member': ['Ben'],
    'ben residente': [],
    'miembro líder': [],
  }
  for (const [search, people] of Object.entries(found))
    for (const sort of ['name', '-role'] as const)
      expect([search, await names(db, by, { search, sort })]).toEqual([search, people])
})

test('by names that the viewer does not read, nobody is found', async ({ db }) => {
  const by = await aMixedCommunity(db)
  expect(await names(db, by, { search: 'residente', roleNames: undefined })).toEqual([])
  expect(await names(db, by, { search: 'directiva', roleNames: {} })).toEqual([])
})

test('roles have the order of the names the viewer reads, also from page to page', async ({
  db,
}) => {
  const by = await aMixedCommunity(db, 60)
  const read = async (question: Partial<MemberQuestion>) => {
    const asked = { tab: 'all', search: '', sort: 'role', ...question } as const
    const first = await listMembers(db, by, asked)
    const second = await listMembers(db, by, { ...asked, after: first.next })
    const roles = [...first.members, ...second.members].map(({ role }) => role)
    return { length: roles.length, order: [...new Set(roles)] }
  }
  const [board, leader, resident] = ['Board Member', 'Community Leader', 'Resident']
  expect(await read({})).toEqual({ length: 63, order: [board, leader, resident] })
  expect(await read({ roleNames })).toEqual({ length: 63, order: [leader, board, resident] })
  const reversed = { length: 63, order: [resident, board, leader] }
  expect(await read({ roleNames, sort: '-role' })).toEqual(reversed)
})

test('whom a search finds are the same in a file and where something is done to everyone', async ({
  db,
}) => {
  const by = await aMixedCommunity(db)
  const question = { tab: 'all', search: 'directiva', sort: 'name', roleNames } as const
  const { chosen } = await nameEverybody(db, by, { question, need: 'invite members' })
  const wish = { question, columns: ['firstName'], fields: [], format: 'csv' } as const
  const { parts } = await exportMembers(db, by, wish)
  const taken = (await Array.fromAsync(parts)).flat()
  expect(chosen.map(({ name }) => name.split(' ')[0])).toEqual(['Ben'])
  expect(taken.map(({ firstName }) => firstName)).toEqual(['Ben'])
})
