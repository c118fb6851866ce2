import { prefix, type RouteConfig, route } from '@react-router/dev/routes'

/** What agents do in the support console, behind its gate. */
export const supportRoutes = [
  ...prefix('support', [
    route('', 'pages/support/support.ts'),
    route('communities', 'pages/support/communities.tsx'),
    route('communities/:slug', 'pages/support/community.tsx'),
    route('communities/:slug/end', 'pages/support/end.ts'),
  ]),
] satisfies RouteConfig
