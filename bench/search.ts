import { listMembers } from '#domain/members/list-members.ts'
import { countMembers } from '#domain/members/member-tabs.ts'
import { fillTown } from '#test/town.ts'
import { type Row, within } from './measure.ts'
import type { Stage } from './stage.ts'

const members = 100_000
const times = 25

/** The most that a page of the list may take in a community of 100,000, in milliseconds. */
const limit = 50

const searches = {
  'a name that few have': 'reyes4123',
  'the beginning of a name': 'reyes41',
  'the beginning of a name that a tenth have': 'reyes9',
  'a piece of an e-mail': 'resident99',
  'a street': 'maple',
  'a number and a street': '1234 maple',
  'a name and a street': 'ana12 maple',
  'a piece of every phone number': '512',
  'a word of everybody': 'resident',
  'two letters of everybody': 'an',
  'a word of nobody': 'quillfeather',
} as const

/** P12: the list of one community of 100,000, and searches in it as a leader types them. */
export async function measureSearch({ inside }: Stage): Promise<Row[]> {
  const by = await fillTown(inside, members)
  const { db } = inside
  const question = { tab: 'all', search: '', sort: 'name' } as const
  const pages: Record<string, () => Promise<unknown>> = {
    'a list of 100,000, its first page': () => listMembers(db, by, question),
    'a list of 100,000, its pending members': () =>
      listMembers(db, by, { ...question, tab: 'pending' }),
    'a list of 100,000, its counts': () => countMembers(db, by),
  }
  for (const [what, search] of Object.entries(searches))
    pages[`a list of 100,000, search: ${what}`] = () => listMembers(db, by, { ...question, search })
  return within(limit, pages, { target: 'P12', times })
}
