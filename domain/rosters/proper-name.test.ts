import { expect, test } from 'vitest'
import { properName } from './proper-name.ts'

test.for([
  ['SMITH', 'Smith'],
  ['smith', 'Smith'],
  ['MCDONALD', 'McDonald'],
  ['MACDONALD', 'MacDonald'],
  ['MACHADO', 'Machado'],
  ["O'BRIEN", "O'Brien"],
  ['O’BRIEN', 'O’Brien'],
  ["D'ANGELO", "D'Angelo"],
  ['DE LA CRUZ', 'de la Cruz'],
  ['DEL RIO', 'del Rio'],
  ['LA ROSA', 'La Rosa'],
  ['VAN BUREN', 'Van Buren'],
  ['VAN DER BERG', 'van der Berg'],
  ['VON TRAPP', 'von Trapp'],
  ['NGUYỄN', 'Nguyễn'],
  ['NG', 'Ng'],
  ['TJ', 'TJ'],
  ['AL', 'Al'],
  ['J.R.', 'J.R.'],
  ['JEAN-PAUL', 'Jean-Paul'],
  ['SMITH-JONES', 'Smith-Jones'],
  ['ÁLVAREZ', 'Álvarez'],
  ['VAN', 'Van'],
  ['DeShawn', 'DeShawn'],
  ['McKay', 'McKay'],
  ['王小明', '王小明'],
] as const)('%s is written %s', ([typed, name]) => {
  expect(properName(typed)).toBe(name)
})
