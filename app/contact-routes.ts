import { type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'

const pages = {
  '': 'pages/contact/contact.tsx',
  '/events': 'pages/contact/events.ts',
  '/seen': 'pages/contact/seen.ts',
  '/typing': 'pages/contact/typing.ts',
  '/file/:fileId': 'pages/contact/file.ts',
} as const

/** Where somebody talks with support: the same pages stand outside of communities and inside. */
export function contactRoutes(path: string, place: 'outside' | 'inside'): RouteConfigEntry[] {
  return Object.entries(pages).map(([below, file]) =>
    route(path + below, file, { id: `${place} ${file.replace(/\.tsx?$/, '')}` }),
  ) satisfies RouteConfig
}
