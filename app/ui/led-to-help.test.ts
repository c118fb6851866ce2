import { expect, test } from 'vitest'
import { type Element, elementsIn, everyElement } from '#test/jsx.ts'

/** Refusals and empty states that lead to no article: how many a file has, and why none helps there. */
const exceptions: Readonly<Record<string, readonly [number, string]>> = {
  'pages/account/own-password.tsx': [1, 'many people at once: a moment is all it takes'],
  'pages/contact/contact-form.tsx': [1, 'this is where help is asked for'],
  'pages/help/ask-if-answered.tsx': [1, 'it stands under an article'],
  'pages/join/code-form.tsx': [1, 'the card leads there below'],
  'pages/join/other-address.tsx': [1, 'the card leads there below'],
  'pages/member-fields/fill.tsx': [1, 'each field says what it takes'],
  'pages/progress/print.tsx': [1, 'it is paper; the list it comes from leads there'],
  'pages/roster/review-rows.tsx': [1, 'the line above leads there'],
  'pages/sign-in/second-step-form.tsx': [1, 'the card leads there below'],
  'pages/sign-in/sign-in-form.tsx': [1, 'the card leads there below'],
  'pages/verify/enter-code.tsx': [1, 'the card leads there below'],
}

/** The console of those who help; articles are for those whom they help. */
const consolePages = /^pages\/support\//

/** Whether an element tells that something was refused, or that there is nothing. */
function needsHelp({ tag, attributes }: Element): boolean {
  if (tag === 'ErrorSummary') return true
  if (tag === 'Notice') return /'error'|"error"/.test(attributes.kind ?? '')
  return /\bempty\b/.test(attributes.className ?? '')
}

const leadsToHelp = ({ attributes, within }: Element) =>
  'help' in attributes || within.includes('HelpLink')

const silent = (elements: Element[]) =>
  elements.filter((one) => needsHelp(one) && !leadsToHelp(one) && !consolePages.test(one.file))

test('every refusal and every empty state leads to the article that fits, or it is said why not', () => {
  const elements = everyElement()
  expect(elements.filter(needsHelp).length).toBeGreaterThan(60)
  const without = silent(elements).filter(({ file }) => !(file in exceptions))
  expect(without.map(({ file, line, tag }) => `${file}:${line} <${tag}>`)).toEqual([])
})

test('as many are excused as are there', () => {
  const files = silent(everyElement()).map(({ file }) => file)
  for (const [file, [count, why]] of Object.entries(exceptions))
    expect(files.filter((one) => one === file).length, `${file}: ${why}`).toBe(count)
})

test.for([
  ['<ErrorSummary title="x" errors={errors} />', 1],
  ['<ErrorSummary help="roles" title="x" errors={errors} />', 0],
  ['<Notice kind="error">No</Notice>', 1],
  ["<Notice kind={isRefusal ? 'error' : 'info'}>No</Notice>", 1],
  ['<Notice kind="error"><p>No</p><HelpLink to="roles" /></Notice>', 0],
  ['<Notice kind="warning">Look</Notice>', 0],
  ['<p className="card empty">None</p>', 1],
  ['<div className="card empty"><p>None</p><HelpLink to="roles" /></div>', 0],
] as const)('of %s the walk says so', ([source, count]) => {
  expect(silent(elementsIn('a.tsx', `export const a = ${source}`))).toHaveLength(count)
})
