import type { Config } from '@react-router/dev/config'

/**
 * Browsers get the table of all pages as one file that they keep: asking for the part that each page's links
 * need would cost every page a part of its time, and the visitor one more request.
 */
export default {
  appDirectory: 'app',
  ssr: true,
  routeDiscovery: { mode: 'initial' },
} satisfies Config
