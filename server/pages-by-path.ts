import { createRequestHandler, type ServerBuild } from 'react-router'

type Handle = ReturnType<typeof createRequestHandler>
type RouteId = string

/** A page that a path can mean, and its route with all that stand around it. */
type Leaf = {
  /** Its path in parts, of which `:name` stands for any. */
  parts: readonly string[]
  /** Whether more may follow, or less (`*` and `?`). */
  isOpen: boolean
  branch: readonly RouteId[]
}

/**
 * All pages as one function. What the router does for one page grows with the number of routes it is given, so
 * for each path it is given those that the path can mean; which of them it means remains the router's to say.
 */
export function pagesByPath(build: ServerBuild): Handle {
  const leaves = leavesOf(build.routes)
  const handlers = new Map<string, Handle>()
  return (request, context) => {
    const meant = routesFor(leaves, new URL(request.url).pathname)
    const key = meant.join('\n')
    let handle = handlers.get(key)
    if (!handle) {
      handle = createRequestHandler(onlyWith(build, meant))
      handlers.set(key, handle)
    }
    return handle(request, context)
  }
}

type Routes = Record<RouteId, Pick<Route, 'id' | 'parentId' | 'path' | 'index'> | undefined>
type Route = NonNullable<ServerBuild['routes'][RouteId]>

/** The pages of a table of routes. */
export function leavesOf(routes: Routes): Leaf[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || (route.path === undefined && !route.index)) return []
    const branch = [route]
    while (branch[0]?.parentId) branch.unshift(routes[branch[0].parentId]!)
    const pattern = branch.flatMap(({ path }) => partsOf((path ?? '').toLowerCase()))
    const open = pattern.findIndex((part) => part === '*' || part.endsWith('?'))
    const parts = open === -1 ? pattern : pattern.slice(0, open)
    return { parts, isOpen: open !== -1, branch: branch.map(({ id }) => id) }
  })
}

/** The routes that a path can mean; a path of data means those of its page. */
export function routesFor(leaves: readonly Leaf[], path: string): RouteId[] {
  const page = path.replace(/(\/_)?\.data$/, '')
  const parts = partsOf(page).map((part) => decodeURIComponent(part).toLowerCase())
  const meant = leaves.filter((leaf) => canMean(parts, leaf))
  return [...new Set(meant.flatMap(({ branch }) => branch))]
}

function canMean(path: readonly string[], { parts, isOpen }: Leaf): boolean {
  if (isOpen ? path.length < parts.length : path.length !== parts.length) return false
  return parts.every((part, at) => part === path[at] || part.startsWith(':'))
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '')
}

function onlyWith(build: ServerBuild, ids: readonly RouteId[]): ServerBuild {
  const { routes, assets } = build
  return {
    ...build,
    routes: pick(routes, ids),
    assets: { ...assets, routes: pick(assets.routes, ids) },
  }
}

/** Those of the names, in the order of the whole. */
function pick<Value>(
  all: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))
}
