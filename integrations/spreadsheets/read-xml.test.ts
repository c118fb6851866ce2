import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributeOf, readXml } from './read-xml.ts'

/** What is told of an XML text that comes in these pieces; text is put together. */
async function toldOf(pieces: Iterable<string>): Promise<string[]> {
  const told: string[] = []
  let text = ''
  const tell = (what: string) => {
    if (text !== '') told.push(text)
    text = ''
    told.push(what)
  }
  await readXml(inTurn(pieces), {
    open: (name, attributes) => tell(`<${name}${attributes}>`),
    close: (name) => tell(`</${name}>`),
    text(piece) {
      text += piece
    },
  })
  return told
}

async function* inTurn(pieces: Iterable<string>): AsyncGenerator<string> {
  yield* pieces
}

const xml = `<?xml version="1.0"?><!-- <a> --><x:a b='1>2' c="&lt;"><d/>A &amp; B &#x1F600;<![CDATA[<&amp;>]]></x:a>`

test('what is told of a text is the same wherever it is cut', async () => {
  const whole = ['<a b=\'1>2\' c="&lt;">', '<d>', '</d>', 'A & B 😀<&amp;>', '</a>']
  expect(await toldOf([xml])).toEqual(whole)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(xml.length), { maxLength: 8 }), async (cuts) => {
      const places = [0, ...cuts.sort((one, other) => one - other), xml.length]
      const pieces = places.slice(1).map((to, at) => xml.slice(places[at], to))
      expect(await toldOf(pieces)).toEqual(whole)
    }),
    { numRuns: 500 },
  )
})

test.for([
  ['a tag', '<a '],
  ['an attribute', '<a b="'],
  ['a comment', '<!-- '],
  ['a CDATA section', '<![CDATA['],
])('%s that does not end is given up early', async ([, start]) => {
  let given = 0
  function* pieces() {
    yield start!
    for (; given < 1_000; given += 1) yield 'x'.repeat(100_000)
  }
  await expect(toldOf(pieces())).rejects.toThrow('broken')
  expect(given).toBeLessThan(10)
})

test.for([
  ['r', ' r="A1" s="2"', 'A1'],
  ['s', ' r="A1" s="2"', '2'],
  ['s', " r='s=\"9\"' s = '2'", '2'],
  ['id', ' sheetId="1" r:id="rId1"', null],
  ['r:id', ' sheetId="1" r:id="rId1"', 'rId1'],
  ['t', ' r="A1"', null],
  ['t', ' t', null],
  ['t', ' t="', null],
  ['t', ' t="A &quot;B&quot;"', 'A "B"'],
] as const)('the attribute %s of %j is %j', ([name, attributes, value]) => {
  expect(attributeOf(attributes, name)).toBe(value)
})
