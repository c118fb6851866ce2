import type { RouteConfigEntry } from '@react-router/dev/routes'
import routes from '#app/routes.ts'

/** Every address of the table of contents, with its parts filled in; what is not given is an id. */
export function everyAddress(parts: Record<string, string>, id: string): string[] {
  const paths = pathsOf(routes).filter((path) => !path.endsWith('/*'))
  const filled = paths.map((path) => path.replace(/:(\w+)/g, (_, name) => parts[name] ?? id))
  return [...new Set(filled)]
}

function pathsOf(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, children = [] }) => {
    const full = path ? `${above}/${path}` : above
    return [...(path || index ? [full || '/'] : []), ...pathsOf(children, full)]
  })
}
