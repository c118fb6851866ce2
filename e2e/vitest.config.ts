import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['e2e/**/*.spec.ts'],
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
