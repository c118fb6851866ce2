import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCookie, writeCookie } from './cookies.ts'

test('a cookie is for our pages only and out of reach of scripts', () => {
  const cookie = { name: 'code', value: '7K3M', seconds: 7200, secure: false }
  expect(writeCookie(cookie)).toBe('code=7K3M; Path=/; Max-Age=7200; HttpOnly; SameSite=Lax')
})

test('with HTTPS no other host can set a cookie of ours', () => {
  const cookie = { name: 'code', value: '7K3M', seconds: 7200, secure: true }
  expect(writeCookie(cookie)).toBe(
    '__Host-code=7K3M; Path=/; Max-Age=7200; HttpOnly; SameSite=Lax; Secure',
  )
})

test.for([
  ['alone', 'code=7K3M', '7K3M'],
  ['among others', 'language=es; code=7K3M; x=1', '7K3M'],
  ['without spaces between', 'language=es;code=7K3M;x=1', '7K3M'],
  ['with an equals sign in it', 'code=a=b', 'a=b'],
  ['after one whose name ends alike', 'access-code=no; code=7K3M', '7K3M'],
  ['after one that says its name', 'x=code=no; code=7K3M', '7K3M'],
  ['twice, as the first', 'code=7K3M; code=no', '7K3M'],
  ['empty', 'code=', null],
  ['only as one of HTTPS', '__Host-code=7K3M', null],
  ['nowhere', 'language=es', null],
  ['without an equals sign', 'code', null],
  ['in an empty header', '', null],
  ['without a header', null, null],
] as const)('a cookie that stands %s is read', ([, cookies, value]) => {
  expect(readCookie(cookies, { name: 'code', secure: false })).toBe(value)
})

test('with HTTPS a cookie without the prefix is not believed', () => {
  expect(readCookie('code=7K3M', { name: 'code', secure: true })).toBeNull()
  expect(readCookie('code=no; __Host-code=7K3M', { name: 'code', secure: true })).toBe('7K3M')
})

test('what a browser was given it gives back', () => {
  const anyValue = fc.stringMatching(/^[\w.-]{1,80}$/)
  fc.assert(
    fc.property(anyValue, fc.boolean(), anyValue, (value, secure, other) => {
      const [pair] = writeCookie({ name: 'sign-up', value, seconds: 60, secure }).split(';')
      const cookies = `x=${other}; ${pair}; y=${other}`
      expect(readCookie(cookies, { name: 'sign-up', secure })).toBe(value)
    }),
  )
})
