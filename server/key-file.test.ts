import { statSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepKeyFile, newKey, readKeyFile } from './key-file.ts'

test('a key that was kept reads back, and only its owner can read it', async () => {
  const folder = await aFolder()
  const key = newKey()
  expect(await readKeyFile(folder)).toBeNull()
  expect(await keepKeyFile(folder, key)).toEqual(Buffer.from(key))
  expect(await readKeyFile(folder)).toEqual(Buffer.from(key))
  expect(statSync(join(folder, 'server-key')).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['server-key'])
})

test('of two keys the first stays, and both who kept one know it', async () => {
  const folder = await aFolder()
  const [first, second] = [newKey(), newKey()]
  await keepKeyFile(folder, first)
  expect(await keepKeyFile(folder, second)).toEqual(Buffer.from(first))
  expect(await readKeyFile(folder)).toEqual(Buffer.from(first))
})

test('a key file that cannot be read is no missing key', async () => {
  const folder = await aFolder()
  await mkdir(join(folder, 'server-key'))
  await expect(readKeyFile(folder)).rejects.toThrow('EISDIR')
})

test('every new key is another, of 32 bytes', () => {
  const keys = Array.from({ length: 100 }, newKey)
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(100)
  expect(keys.every((key) => key.length === 32)).toBe(true)
})

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'communitrak-key-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}
