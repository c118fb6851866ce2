import { expect, test } from 'vitest'
import { judgePassword } from './password.ts'

const ana = ['Ana', 'Álvarez-Reyes', 'ana.reyes@example.com', null]

test.for([
  ['seven quiet herons'],
  ['12345678 herons'],
  ['        '],
  ['пароль из слов'],
  ['😀😃😄😁😆😅🤣😂'],
  ['x'.repeat(200)],
  ['anaanaana'],
  ['Reyes lives by the lake'],
  ['my ana.reyes@example.com'],
] as const)('“%s” is a good password', async ([password]) => {
  expect(await judgePassword(password, ana)).toBeNull()
})

test.for([
  ['', 'too short'],
  ['seven77', 'too short'],
  ['😀😃😄😁😆😅🤣', 'too short'],
  ['x'.repeat(201), 'too long'],
  ['password', 'common'],
  ['PASSWORD', 'common'],
  ['12345678', 'common'],
  ['qwertyuiop', 'common'],
  ['ana.reyes@example.com', 'own'],
  ['ANA.REYES@EXAMPLE.COM', 'own'],
  ['ana.reyes', 'own'],
  ['Ana-Reyes-2024', 'own'],
  ['Álvarez-Reyes', 'own'],
  ['alvarez reyes', 'own'],
  ['alvarezreyes1', 'own'],
] as const)('“%s” is %s', async ([password, fault]) => {
  expect(await judgePassword(password, ana)).toBe(fault)
})

test('short words of a person do not spoil a password', async () => {
  expect(await judgePassword('Bo123456789', ['Bo', 'Li'])).toBeNull()
})
