import type { RouteConfigEntry } from '@react-router/dev/routes'
import fc from 'fast-check'
import { matchRoutes, type RouteObject } from 'react-router'
import { expect, test } from 'vitest'
import appRoutes from '#app/routes.ts'
import { leavesOf, routesFor } from './pages-by-path.ts'

type Table = Parameters<typeof leavesOf>[0]

/** Routes as the router of a build has them: a table, each with the one around it. */
function tableOf(entries: readonly RouteConfigEntry[], parentId = 'root'): Table {
  const table: Table = parentId === 'root' ? { root: { id: 'root', path: '' } } : {}
  for (const { children = [], path, index, file, id = file } of entries) {
    const own = { id, parentId, ...(path !== undefined && { path }), ...(index && { index }) }
    Object.assign(table, { [id]: own }, tableOf(children, id))
  }
  return table
}

/** The same as a tree of those that are named. */
function treeOf(table: Table, ids: readonly string[], parentId?: string): RouteObject[] {
  return Object.values(table).flatMap((route): RouteObject[] => {
    if (!route || route.parentId !== parentId || !ids.includes(route.id)) return []
    const { id, path, index } = route
    if (index) return [{ id, index }]
    const children = treeOf(table, ids, id)
    return [{ id, ...(path !== undefined && { path }), ...(children.length > 0 && { children }) }]
  })
}

function meaning(tree: RouteObject[], path: string) {
  const found = matchRoutes(tree, path)
  return found?.map(({ route: { id }, params, pathname }) => ({ id, params, pathname }))
}

/** Expects every path to mean the same among the routes it is given as among all. */
function expectSameMeaning(table: Table, paths: fc.Arbitrary<string>) {
  const whole = treeOf(table, Object.keys(table))
  const leaves = leavesOf(table)
  fc.assert(
    fc.property(paths, (path) => {
      expect(meaning(treeOf(table, routesFor(leaves, path)), path)).toEqual(meaning(whole, path))
    }),
    { numRuns: 1000 },
  )
}

/** Paths along the patterns of a table, with what people and programs make of them. */
function pathsAlong(table: Table): fc.Arbitrary<string> {
  const odd = fc.constantFrom('', 'x', 'contact', '%2F', 'a%2Fb', 'é', '%C3%A9', '..', '*')
  const known = leavesOf(table).map(({ parts }) => parts)
  const along = fc
    .constantFrom(...known)
    .chain((parts) =>
      fc.tuple(
        ...parts.map((part) =>
          part.startsWith(':')
            ? fc.oneof(odd, fc.stringMatching(/^[\w.~-]+$/))
            : fc.constantFrom(
                part,
                part.toUpperCase(),
                `%${part.charCodeAt(0).toString(16)}${part.slice(1)}`,
              ),
        ),
        fc.constantFrom('', '/', '/x', '//', '/x/y'),
      ),
    )
  const anything = fc.array(fc.oneof(odd, fc.constantFrom(...known.flat())), { maxLength: 5 })
  return fc.oneof(
    along.map((parts) => `/${parts.slice(0, -1).join('/')}${parts.at(-1)}`),
    anything.map((parts) => `/${parts.join('/')}`),
  )
}

const ours = tableOf(appRoutes)

test('every path means the same among the few routes it is given as among all', () => {
  expectSameMeaning(ours, pathsAlong(ours))
})

test('so does one that stands for more, or less', () => {
  const table = tableOf([
    { file: 'open', path: 'open/*' },
    { file: 'perhaps', path: 'es?/perhaps/:who?' },
    { file: 'named', path: ':a/perhaps' },
    {
      file: 'around',
      children: [
        { file: 'first', index: true },
        { file: 'rest', path: '*' },
      ],
    },
  ])
  const parts = fc.constantFrom('open', 'es', 'perhaps', 'PERHAPS', 'x')
  const paths = fc.array(parts, { maxLength: 5 }).map((path) => `/${path.join('/')}`)
  expectSameMeaning(table, paths)
})

test('a page is given few of all routes, its data the same', () => {
  const leaves = leavesOf(ours)
  const given = routesFor(leaves, '/c/heron/members')
  expect(given).toContain('pages/members/members.tsx')
  expect(given.length).toBeLessThan(12)
  expect(routesFor(leaves, '/c/heron/members.data')).toEqual(given)
  expect(routesFor(leaves, '/_.data')).toEqual(routesFor(leaves, '/'))
  expect(Object.keys(ours).length).toBeGreaterThan(200)
})
