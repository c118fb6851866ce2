import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'
import { expect, test } from 'vitest'
// @ts-expect-error the law is plain JavaScript
import law from '../.dependency-cruiser.js'

const forbidden: IForbiddenRuleType[] = law.forbidden

/** A small project of which every file breaks the law. */
const broken = fileURLToPath(new URL('./broken-law', import.meta.url))

test('every rule of the dependency law can be broken, and is told', async () => {
  const { output } = await cruise(['app', 'domain', 'database', 'integrations', 'test'], {
    baseDir: broken,
    ruleSet: { forbidden },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: law.options.enhancedResolveOptions,
  })
  const { violations, totalCruised } = (output as ICruiseResult).summary
  expect(totalCruised).toBeGreaterThan(15)
  const told = new Set(violations.map(({ rule }) => rule.name))
  expect([...told].sort()).toEqual(forbidden.map(({ name }) => name).sort())
})
