import { expect, test } from 'vitest'
import { type Element, everyElement } from '#test/jsx.ts'

/** Pages that ask before something is taken away, by what their files are called. */
const asks =
  /^pages\/.*\/(void|delete|decline|suspend|leave|close|inactive|undo|cancel|remove|[a-z-]+-remove|[a-z-]+-turn-off|curtain-draw|preview)\.tsx$/

/** Those that are called so, and take nothing away. */
const exceptions: Readonly<Record<string, string>> = {
  'pages/properties/undo.tsx': 'it gives back what a move ended',
}

const classOf = ({ attributes }: Element) => attributes.className ?? ''

/** Whether a button says that it is what its page is for, as one that gives does. */
function gives({ tag, attributes, ...element }: Element): boolean {
  if (tag === 'SubmitButton') return (attributes.kind ?? '"primary"') === '"primary"'
  return tag === 'button' && /\bprimary\b/.test(classOf({ tag, attributes, ...element }))
}

/** Whether an element is, or has, the button that takes something away. */
function takesAway({ tag, attributes, ...element }: Element): boolean {
  if (tag === 'BulkDialog') return attributes.deed === '"void"'
  if (tag === 'Ask' || tag === 'AskDialog') return 'takesAway' in attributes
  if (tag === 'SubmitButton') return attributes.kind === '"danger"'
  return tag === 'button' && classOf({ tag, attributes, ...element }) === '"button danger"'
}

test('what takes something away looks the same on every page that asks for it', () => {
  const pages = Map.groupBy(
    everyElement().filter(({ file }) => asks.test(file) && !(file in exceptions)),
    ({ file }) => file,
  )
  expect(pages.size).toBeGreaterThan(18)
  const plain = [...pages].filter(([, elements]) => !elements.some(takesAway))
  expect(plain.map(([file]) => file)).toEqual([])
  const asIfGiven = [...pages.values()].flat().filter(gives)
  expect(asIfGiven.map(({ file, line }) => `${file}:${line}`)).toEqual([])
})

test('the way to such a page is quiet', () => {
  const loud = everyElement().filter(
    (one) => one.tag !== 'button' && /\bdanger\b/.test(classOf(one)),
  )
  expect(loud.map(({ file, line }) => `${file}:${line}`)).toEqual([])
})
