import type { RouteConfigEntry } from '@react-router/dev/routes'
import { expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { fittingArticles, type Stage, type Whereabouts } from './fitting.ts'
import { isForLeaders } from './shelves.ts'

const nobody: Whereabouts = { path: '/', isLeader: false, isSignedIn: false, stage: null }
const resident = { ...nobody, isSignedIn: true }
const leader = { ...resident, isLeader: true }

/** How far somebody can be, each once: a stage that is missing here does not compile. */
const stages = Object.keys({
  'no code': true,
  'code held': true,
  'code refused': true,
  'code used': true,
  'code expired': true,
  'asked to be let in': true,
  'address to confirm': true,
  'home to confirm': true,
  'behind the curtain': true,
  paused: true,
  joined: true,
} satisfies Record<Stage, true>) as Stage[]

const slugsFor = (where: Whereabouts) => fittingArticles(where, 'en').map(({ slug }) => slug)

/** Every address at which somebody sees a page. */
function pagesOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, file, children = [] }) => {
    const full = path ? `${above}/${path}` : above
    const own = file.endsWith('.tsx') && (path || index) ? [full || '/'] : []
    return [...own, ...pagesOf(children, full)]
  })
}

const paths = [...new Set(pagesOf(routes))].map((path) => path.replaceAll(/:\w+/g, 'x'))

test('there are pages enough, so the walk has found them', () => {
  expect(paths.length).toBeGreaterThan(100)
})

test.for(paths)('on %s two to four articles fit for everybody', (path) => {
  for (const who of [nobody, resident, leader])
    for (const stage of [null, ...stages]) {
      const slugs = slugsFor({ ...who, path, stage })
      expect(slugs.length, `${path} ${stage}`).toBeGreaterThanOrEqual(2)
      expect(slugs.length).toBeLessThanOrEqual(4)
      expect(new Set(slugs).size).toBe(slugs.length)
    }
})

test('every page of a community has articles of its own for those who lead it', () => {
  const usual = slugsFor({ ...leader, path: '/c/x' })
  const without = paths
    .filter((path) => /^\/c\/x\/(?!contact|\*)./.test(path)) // whoever writes to support comes from another page
    .filter((path) => slugsFor({ ...leader, path }).join() === usual.join())
  expect(without).toEqual([])
})

test('who does not lead is shown nothing that only leaders do', () => {
  for (const path of paths.filter((one) => one !== '/start' && one !== '/'))
    expect(slugsFor({ ...resident, path }).filter(isForLeaders)).toEqual([])
})

test('a code that was refused comes before the page', () => {
  expect(slugsFor({ ...nobody, path: '/join/resident', stage: 'code expired' })).toEqual([
    'join-problems',
    'ask-to-be-let-in',
    'access-codes',
    'getting-started',
  ])
})

test('what fits is told in the language of the visit', () => {
  const where = { ...resident, path: '/c/maple/groups' }
  expect(fittingArticles(where, 'es')[0]).toEqual({
    slug: 'groups',
    title: 'Grupos de vecinos',
    summary: 'Encontrar un grupo, unirse a él y administrar uno propio.',
  })
})
