import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath, openForm, readChosen, readForm } from './forms.ts'

const address = 'http://communitrak.test/join/resident'

function aForm(...fields: [string, string | File][]): Request {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return new Request(address, { method: 'POST', body })
}

test('fields are read as they were typed, and no others', async () => {
  const form = aForm(['name', '  Ana\u0000 <b> '], ['phone', ''], ['role', 'leader'])
  expect(await readForm(form, ['name', 'phone', 'email'])).toEqual({
    name: '  Ana\u0000 <b> ',
    phone: '',
    email: '',
  })
})

test.for([
  ['sent twice', aForm(['code', '7K3M'], ['code', '7K3M'])],
  ['that is a file', aForm(['code', new File(['7K3M'], 'code.txt')])],
  ['longer than any of ours', aForm(['code', 'A'.repeat(12_001)])],
] as const)('a field %s counts as not filled in', async ([, form]) => {
  expect(await readForm(form, ['code'])).toEqual({ code: '' })
})

test('the longest text a field takes is read whole', async () => {
  const { code } = await readForm(aForm(['code', 'A'.repeat(12_000)]), ['code'])
  expect(code).toHaveLength(12_000)
})

test('a field that takes more is read as far as it says, and no further', async () => {
  const { text } = await openForm(aForm(['list', 'A'.repeat(20_000)]))
  expect(text('list', 20_000)).toHaveLength(20_000)
  expect(text('list', 19_999)).toBe('')
})

test.for([
  ['JSON', 'application/json', '{"code":"7K3M"}'],
  ['nothing', 'text/plain', ''],
  ['a broken multipart form', 'multipart/form-data; boundary=x', '--x\r\nnonsense'],
  ['a multipart form without its boundary', 'multipart/form-data', 'code=7K3M'],
] as const)('%s is no form, and answered with 400', async ([, type, body]) => {
  const request = new Request(address, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  await expect(readForm(request, ['code'])).rejects.toMatchObject({ init: { status: 400 } })
})

test('of a field chosen several times every text is read, and no file', async () => {
  const form = aForm(['member', 'a'], ['member', new File(['b'], 'b')], ['member', 'c'])
  expect(await readChosen(form, 'member')).toEqual(['a', 'c'])
})

test.for(['/', '/c/maple-court?joined', '/join/resident#code', '/é?next=//evil.example'])(
  'one may go on to %s',
  (path) => {
    expect(localPath(path, '/home')).toBe(path)
  },
)

test.for([
  ['another host', '//evil.example'],
  ['another host behind backslashes', '/\\evil.example'],
  ['another host behind a late backslash', '/a\\evil.example'],
  ['another host behind a tab, which browsers drop', '/\t/evil.example'],
  ['another host behind a line break', '/\n/evil.example'],
  ['a whole address', 'https://evil.example/'],
  ['an address without slashes', 'https:evil.example'],
  ['a program', 'javascript:alert(1)'],
  ['a name without a slash', 'evil.example'],
  ['a header behind the path', '/ok\r\nset-cookie: session=evil'],
  ['a NUL', '/\u0000'],
  ['nothing', ''],
  ['no wish at all', null],
] as const)('one goes on to the fallback and not to %s', ([, wanted]) => {
  expect(localPath(wanted, '/home')).toBe('/home')
})

test('whatever is asked for, a browser stays with us', () => {
  const wish = fc.array(
    fc.constantFrom('/', '\\', '.', ':', '\t', '\n', '%2f', '@', '?', '#', 'evil.example', 'http'),
  )
  fc.assert(
    fc.property(wish, (parts) => {
      const path = localPath(parts.join(''), '/')
      expect(new URL(path, address).origin).toBe('http://communitrak.test')
    }),
    { numRuns: 2000 },
  )
})
