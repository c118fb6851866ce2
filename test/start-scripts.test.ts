import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
// @ts-expect-error: a script, without types
import { nodeOptions } from '../bin/prepare.mjs'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
}

test.for(['start', 'demo', 'cli'])('npm run %s runs Node as bin/communitrak.mjs does', (name) => {
  expect(scripts[name]).toContain(`exec node ${nodeOptions.join(' ')} build/server/main.js`)
})
