import { expect, test } from 'vitest'
import { queryOf } from './list-address.ts'

test.for([
  ['the first page of a tab', { tab: 'all', sort: 'name', search: '' }, {}, '?tab=all'],
  [
    'a search in another order',
    { tab: 'pending', sort: '-email', search: 'Ana & Bo' },
    {},
    '?tab=pending&search=Ana+%26+Bo&sort=-email',
  ],
  [
    'another tab, from its beginning',
    { tab: 'all', sort: 'role', search: 'oak', after: 'bWFyaw' },
    { tab: 'active', after: undefined },
    '?tab=active&search=oak&sort=role',
  ],
  [
    'the page before',
    { tab: 'all', sort: 'name', search: '', after: 'bWFyaw' },
    { before: 'eWVz', after: undefined },
    '?tab=all&before=eWVz',
  ],
] as const)('%s has an address that says no more than it must', ([, address, changes, query]) => {
  expect(queryOf(address, changes)).toBe(query)
})
