import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMemberQuestion } from '#app/member-question.ts'
import { type MemberTab, memberTabs } from '#domain/members/member-tabs.ts'
import { printMark } from '#domain/page-mark.ts'
import { queryOf } from './list-address.ts'
import { printQuestion } from './question.ts'

const id = '018f2f3e-7a4b-7c3d-8e9f-0123456789ab'
const first = { tab: 'all', sort: 'name', search: '', before: null, after: null, roleNames: {} }

function asked(query: string, tabs: readonly MemberTab[] = memberTabs) {
  return readMemberQuestion(new URLSearchParams(query), { tabs, locale: 'en' })
}

test.for([
  ['nothing', '', {}],
  ['a tab', 'tab=pending', { tab: 'pending' }],
  ['a tab that is none', 'tab=secret', {}],
  ['a tab that every object has', 'tab=constructor', {}],
  ['an order', 'sort=-email', { sort: '-email' }],
  ['an order that is none', 'sort=password', {}],
  ['a search with spaces around it', 'search=%20oak%20', { search: 'oak' }],
  ['a search with a NUL', 'search=o%00ak', { search: 'oak' }],
  ['a search of ten thousand letters', `search=${'a'.repeat(10_000)}`, { search: 'a'.repeat(200) }],
  ['a broken mark', 'after=%00%ff', {}],
  ['a mark that is no pair', `after=${btoa('7')}`, {}],
  ['a mark with a forged id', `after=${btoa(JSON.stringify(['key', "' or 1=1"]))}`, {}],
  ['a mark of ten thousand letters', `after=${'A'.repeat(10_000)}`, {}],
] as const)('an address that says %s is read as far as it makes sense', ([, query, said]) => {
  expect(asked(query)).toEqual({ ...first, ...said })
})

test('nobody asks for a tab that is not theirs', () => {
  expect(asked('tab=pending', ['active', 'leaders']).tab).toBe('active')
})

test('of two marks the one before counts, since a page has one beginning', () => {
  const [before, after] = ['b', 'a'].map((key) => printMark({ key, id }))
  expect(asked(`before=${before}&after=${after}`)).toEqual({
    ...first,
    before: { key: 'b', id },
    after: null,
  })
})

test('a question written into an address is read back', () => {
  const mark = fc.record({ key: fc.string({ maxLength: 60 }), id: fc.uuid() })
  const question = fc.record({
    tab: fc.constantFrom(...memberTabs),
    sort: fc.constantFrom('name', '-name', 'role', 'newest'),
    search: fc.string({ maxLength: 200 }).map((text) => text.replaceAll('\u0000', '').trim()),
    place: fc.option(fc.record({ way: fc.constantFrom('before', 'after'), mark })),
  })
  fc.assert(
    fc.property(question, ({ place, ...rest }) => {
      const marks = { before: null, after: null, ...(place && { [place.way]: place.mark }) }
      const asking = { ...rest, ...marks, roleNames: {} } as ReturnType<typeof asked>
      expect(asked(queryOf(printQuestion(asking)))).toEqual({ ...asking, ...withoutNul(marks) })
    }),
  )
})

/** PostgreSQL keeps no NUL in a text, so a mark loses it. */
function withoutNul(marks: Record<string, { key: string; id: string } | null>) {
  return Object.fromEntries(
    Object.entries(marks).map(([way, mark]) => [
      way,
      mark && { ...mark, key: mark.key.replaceAll('\u0000', '') },
    ]),
  )
}
