import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#test/database.ts'
import { containing, has, spellingsOf } from './search.ts'

test.for([
  ['Reyes', ['%reyes%']],
  ['  ana \t REYES ', ['%ana%', '%reyes%']],
  ['Jose\u0301', ['%josé%']],
  ['', []],
  [' \n ', []],
  ['O’Donnell', ['%o_donnell%']],
  ['50% off_me C:\\', ['%50\\%%', '%off\\_me%', '%c:\\\\%']],
  ['ana\u0000reyes', ['%ana%', '%reyes%']],
  ['555 - 1007', ['%555%', '%1007%']],
  ['( 941 ) 555 – 1007', ['%941%', '%555%', '%1007%']],
  ['+ 1 / 941 . 555 — 1007', ['%1%', '%941%', '%555%', '%1007%']],
  ['Reyes - Chen', ['%reyes%', '%chen%']],
  [' - ', ['%-%']],
  ['. -', ['%.%', '%-%']],
  ['a b c d e f g h i j', ['%a%', '%b%', '%c%', '%d%', '%e%', '%f%', '%g%', '%h%']],
] as const)('a search for %j looks for %j', ([search, patterns]) => {
  expect(containing(search)).toEqual(patterns)
})

test.for([
  ['núñez', ['%núñez%', '%nunez%']],
  ['reyes', ['%reyes%']],
  ['555-1007', ['%555-1007%', '%5551007%']],
  ['(941)', ['%(941)%', '%941%']],
  ['941.555.1007', ['%941.555.1007%', '%9415551007%']],
  ['941‑555–1007', ['%941‑555–1007%', '%9415551007%']],
  ['941—555—1007', ['%941—555—1007%', '%9415551007%']],
  ['+1(941)555-1007', ['%+1(941)555-1007%', '%19415551007%']],
  ['9415551007', ['%9415551007%']],
  ['+1', ['%+1%']],
  ['-', ['%-%']],
  ['4512-B', ['%4512-b%']],
] as const)('%j may be kept as %j', ([search, patterns]) => {
  const [pattern] = containing(search)
  expect(spellingsOf(pattern!)).toEqual(patterns)
})

test.for([
  ['o.b', 'oxb', false],
  ['a(b)*', 'a(b)*', true],
  ["'", "owner's", true],
  ["'", 'owners', false],
  ['50%', '50% owner', true],
  ['50%', '500 owners', false],
  ['lot_7', 'lot_7', true],
  ['lot_7', 'lot 7', false],
  ['c:\\', 'drive c:\\', true],
  ["o'donnell", 'patrick o’donnell', true],
  ['o’donnell', "patrick o'donnell", true],
  ["o'donnell", 'bob donnell', false],
] as const)('a search for %s finds “%s”: %s', async ([search, text, found], { db }) => {
  const [pattern] = containing(search)
  const answer = await sql<{ found: boolean }>`select ${text} like ${pattern} as found`.execute(db)
  expect(answer.rows).toEqual([{ found }])
  expect(has(text, pattern!)).toBe(found)
})
