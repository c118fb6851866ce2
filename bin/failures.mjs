import { relative } from 'node:path'
import { root } from './prepare.mjs'

/** How many lines of what a test said are repeated: enough to know what broke and where. */
const mostLines = 15

/**
 * What failed in a run of Vitest, from its report in JSON: a line that names file and test, and below it the
 * beginning of what it said. A file that could not be run at all counts as one.
 */
export function failuresIn({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [said(file, message)] : []
    return failed.map((test) => said(`${file} › ${test.fullName}`, test.failureMessages.join('\n')))
  })
}

function said(title, message) {
  const lines = message.trim().split('\n').slice(0, mostLines)
  return [title, ...lines.map((line) => `    ${line}`)].join('\n')
}
