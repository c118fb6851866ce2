/** What a route may say of itself: whether its pages come alive in the browser. */
export type RouteHandle = { interactive?: boolean }

/** Whether a page needs script: one of its routes says so. All others are plain HTML. */
export function isInteractive(routes: readonly { handle?: unknown }[]): boolean {
  return routes.some(({ handle }) => (handle as RouteHandle | undefined)?.interactive)
}
