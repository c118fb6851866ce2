import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNamedPerson, readPeople } from './read-people.ts'

/** Everybody of a cell on one line, `John Smith + Mary Smith`; a missing part is a question mark. */
function read(typed: string, order?: 'given first' | 'surname first') {
  const { people } = readPeople(typed, order)
  return people
    .map(({ firstName, lastName }) => `${firstName || '?'} | ${lastName || '?'}`)
    .join(' + ')
}

test.for([
  ['Bo Chen', 'Bo | Chen'],
  ['Chen, Bo', 'Bo | Chen'],
  ['Smith, John & Mary', 'John | Smith + Mary | Smith'],
  ['Smith, John A. and Mary B.', 'John A. | Smith + Mary B. | Smith'],
  ['Smith, John & Mary Ann', 'John | Smith + Mary Ann | Smith'],
  ['Smith, John & Mary Jones', 'John | Smith + Mary | Jones'],
  ['Smith, John & Jones, Mary', 'John | Smith + Mary | Jones'],
  ['Ana Reyes and Bo Chen', 'Ana | Reyes + Bo | Chen'],
  ['John and Mary Smith', 'John | Smith + Mary | Smith'],
  ['John A. and Mary B. Smith', 'John A. | Smith + Mary B. | Smith'],
  ['Mary Ann & Bob Jones', 'Mary Ann | Jones + Bob | Jones'],
  ['Ana, Bo and Chris Chen', 'Ana | Chen + Bo | Chen + Chris | Chen'],
  ['John Smith, Mary Jones', 'John | Smith + Mary | Jones'],
  ['Chen, Bo / Reyes, Ana', 'Bo | Chen + Ana | Reyes'],
  ['Smith, John/Mary', 'John | Smith + Mary | Smith'],
  ['Chen, Bo\nReyes, Ana', 'Bo | Chen + Ana | Reyes'],
  ['Dr. Juan de la Cruz y María Pérez', 'Juan | de la Cruz + María | Pérez'],
  ['Juan e Isabel Pérez', 'Juan | Pérez + Isabel | Pérez'],
  ['Luis García López', 'Luis | García López'],
  ['Garcia Lopez, Maria Elena', 'Maria Elena | Garcia Lopez'],
  ['SMITH JOHN A & MARY B', 'John A | Smith + Mary B | Smith'],
  ['SMITH JOHN A & JONES MARY B', 'John A | Smith + Mary B | Jones'],
  ['Smith, John, Jr.', 'John | Smith Jr.'],
  ['Smith Jr., John', 'John | Smith Jr.'],
  ['Robert Jones III', 'Robert | Jones III'],
  ['Jane Doe, MD', 'Jane | Doe'],
  ['Mr. Bob & Mrs. Sue Smith', 'Bob | Smith + Sue | Smith'],
  ['Mr. & Mrs. Bob Smith', 'Bob | Smith'],
  ['Robert "Bob" Smith', 'Robert | Smith'],
  ['John (Jack) Smith', 'John | Smith'],
  ['Ann Lee c/o Bob Lee', 'Ann | Lee'],
  ['John Smith and wife', 'John | Smith'],
  ['John Smith and wife, Mary Smith', 'John | Smith + Mary | Smith'],
  ['John Smith & wife Mary', 'John | Smith + Mary | Smith'],
  ['SMITH JOHN A & HUSBAND BOB', 'John A | Smith + Bob | Smith'],
  ['Juan Pérez y su esposa Ana', 'Juan | Pérez + Ana | Pérez'],
  ['de la Cruz, Maria Elena', 'Maria Elena | de la Cruz'],
  ['van der Berg, Anna Marie', 'Anna Marie | van der Berg'],
  ['von Braun, Mary Ann & Eric', 'Mary Ann | von Braun + Eric | von Braun'],
  ['MC DONALD RONALD', 'Ronald | Mc Donald'],
  ['Ronald Mc Donald', 'Ronald | Mc Donald'],
  ['MC COY, JAMES & ANN', 'James | Mc Coy + Ann | Mc Coy'],
  ['Dra. Elena de la O', 'Elena | de la O'],
  ['Lcda. Rosa Ortiz', 'Rosa | Ortiz'],
  ['SMITH JOHN ET AL', 'John | Smith'],
  ['Smith/Jones, John & Mary', 'John | Smith + Mary | Jones'],
  ['Smith & Jones, John & Mary', 'John | Smith + Mary | Jones'],
  ['Ana Reyes - Owner', 'Ana | Reyes'],
  ['Ana M Reyes Life Est', 'Ana M | Reyes'],
  ['SMITH JOHN ET UX MARY', 'John | Smith + Mary | Smith'],
  ['SMITH JOHN A ETUX MARY B', 'John A | Smith + Mary B | Smith'],
  ['SMITH MARY ET VIR. JOHN', 'Mary | Smith + John | Smith'],
  ['John Smith, a single man', 'John | Smith'],
  ['John Smith JTWROS', 'John | Smith'],
  ['Van Nguyen', 'Van | Nguyen'],
  ['Bin Chen', 'Bin | Chen'],
  ['Mike Judge', 'Mike | Judge'],
  ['Charlotte Church', 'Charlotte | Church'],
  ['Hoa Tran', 'Hoa | Tran'],
  ['Nguyen, Thi Hoa', 'Thi Hoa | Nguyen'],
  ['Ana Ruiz Gil – viuda de Sáenz', 'Ana | Ruiz Gil'],
  ['Ana Ruiz, a widow', 'Ana | Ruiz'],
  ['Bob 🏌🏽‍♀️ Foster ❤️', 'Bob | Foster'],
  ['Church, Charlotte', 'Charlotte | Church'],
  ['Jean-Luc Picard', 'Jean-Luc | Picard'],
  ['José María Ñúñez', 'José María | Ñúñez'],
  ['Ludwig van Beethoven', 'Ludwig | van Beethoven'],
  ['jOHN sMITH', 'John | Smith'],
  ['"Smith, John"', 'John | Smith'],
  ['John Smith - Mary Jones', 'John | Smith + Mary | Jones'],
  ['Owner: Mary Smith', 'Mary | Smith'],
  ['1) Mary Smith', 'Mary | Smith'],
  ['Baker, Tom and Partner', 'Tom | Baker'],
  ['Carlos Reyes y Sra.', 'Carlos | Reyes'],
  ['John Smith (1/2), Mary Jones (1/2)', 'John | Smith + Mary | Jones'],
  ['De Leon Maria', 'Maria | De Leon'],
  ['Ana Reyes, Bo Chen', 'Ana | Reyes + Bo | Chen'],
  ['Garcia Lopez, Ana Luna', 'Ana Luna | Garcia Lopez'],
  ['Smith, John Sr. & John Jr.', 'John | Smith Sr. + John | Smith Jr.'],
] as const)('“%s” are %s', ([typed, people]) => {
  expect(read(typed)).toBe(people)
  expect(readPeople(typed).organization).toBeNull()
})

test.for([
  ['REYES ANA', 'Ana | Reyes'],
  ['CHEN BO & REYES ANA', 'Bo | Chen + Ana | Reyes'],
  ['KOWALCZYK PIOTR', 'Piotr | Kowalczyk'],
  ['DE LA CRUZ JUAN', 'Juan | de la Cruz'],
  ['WILLIAMS ROBERT JR', 'Robert | Williams Jr.'],
  ['PATEL RAJ & SUNITA', 'Raj | Patel + Sunita | Patel'],
] as const)('where surnames stand first, “%s” are %s', ([typed, people]) => {
  expect(read(typed, 'surname first')).toBe(people)
  expect(readPeople(typed, 'surname first').reasons).toEqual([])
})

test.for([
  ['THE SMITH FAMILY TRUST', 'The Smith Family Trust'],
  ['Smith, John & Mary, Trustees', 'Smith, John & Mary, Trustees'],
  ['Estate of John Doe', 'Estate of John Doe'],
  ['Oak Holdings LLC', 'Oak Holdings LLC'],
  ['OAK HOLDINGS, L.L.C.', 'Oak Holdings, L.L.C.'],
  ['Johnson & Johnson, Inc.', 'Johnson & Johnson, Inc.'],
  ['Smith & Sons LLC', 'Smith & Sons LLC'],
  ['WELLS FARGO BANK NA', 'Wells Fargo Bank NA'],
  ['Bank of America', 'Bank of America'],
  ['City of Austin', 'City of Austin'],
  ['Sunset Church', 'Sunset Church'],
  ['Oak Street Partners', 'Oak Street Partners'],
  ['Toll Brothers', 'Toll Brothers'],
  ['123 Oak LLC', '123 Oak LLC'],
  ['Fideicomiso Rivera', 'Fideicomiso Rivera'],
  ['SMITH JOHN TR', 'Smith John TR'],
  ['Reyes Ana Trs', 'Reyes Ana Trs'],
  ['SMITH JOHN A & MARY B TRS', 'Smith John A & Mary B Trs'],
  ['Pine Court HOA', 'Pine Court HOA'],
  ['J & M Properties', 'J & M Properties'],
  ['Smith & Jones Management', 'Smith & Jones Management'],
  ['Willow Bend Homeowners Association', 'Willow Bend Homeowners Association'],
] as const)('“%s” is an organisation and nobody', ([typed, organization]) => {
  expect(readPeople(typed)).toMatchObject({ people: [], organization, reasons: [] })
})

test('of somebody who has left nothing else is asked', () => {
  expect(readPeople('sold 3/2024')).toMatchObject({ people: [], reasons: ['may have left'] })
})

test('an organisation whose name is too long is still no person', () => {
  const typed = `The ${'Very '.repeat(20)}Long Trust`
  expect(readPeople(typed)).toMatchObject({
    people: [],
    organization: null,
    reasons: ['unreadable name'],
  })
})

test('an organisation and a person of one cell are told apart', () => {
  expect(readPeople('Bo Chen Living Trust / Bo Chen')).toMatchObject({
    people: [{ firstName: 'Bo', lastName: 'Chen' }],
    organization: 'Bo Chen Living Trust',
  })
})

test.for([
  ['', false],
  ['Vacant', true],
  ['VACANT LOT', true],
  ['(vacant)', true],
  ['Vacío', true],
  ['Unknown', false],
  ['Owner', false],
  ['Current Resident', false],
  ['N/A', false],
  ['n.a.', false],
  ['-', false],
  ['???', false],
  ['TBD', false],
  ['#N/A', false],
  ['Common Area', false],
  ['HOA common area', false],
  ['Declarant', false],
  ['New Owner', false],
  ['NEW OWNERS', false],
  ['New neighbors', false],
  ['New people', false],
  ['Baldío', true],
  ['Terreno baldío', true],
  ['Casa vacía', true],
  ['Unsold', false],
  ['Owner Unknown', false],
  ['Unknown owner', false],
  ['Under Construction', false],
  ['Model Home', false],
] as const)('“%s” is nobody', ([typed, isVacant]) => {
  expect(readPeople(typed)).toEqual({
    people: [],
    organization: null,
    isVacant,
    areTenants: false,
    reasons: [],
    emails: [],
  })
})

test.for([
  ['John Smith & Mary', 'unclear names'],
  ['John, Mary Smith', 'unclear names'],
  ['John Smith, Mary', 'unclear names'],
  ['Mary Ann', 'unclear names'],
  ['John Smith, Zorblax Quux', 'unclear names'],
  ['Smith, John & Xiu Kowalczyk', 'unclear names'],
  ['Kowalczyk Piotr A', 'name order unclear'],
  ['Prince', 'missing last name'],
  ['Nguyen Van An', 'name order unclear'],
  ['c/o John Smith', 'unclear names'],
  ['same as above', 'unreadable name'],
  ['See notes', 'unreadable name'],
  ['Smith Residence', 'missing first name'],
  ['John Smith 50% Mary Jones 50%', 'unreadable name'],
  ['Smith', 'missing first name'],
  ['Mr. and Mrs. Smith', 'missing first name'],
  ['The Petersons', 'missing first name'],
  ['Familia García', 'missing first name'],
  ['Hal 9000', 'unreadable name'],
  ['<b>Ana</b>', 'unreadable name'],
  ['=1+1', 'unreadable name'],
  ['John Smith (deceased)', 'deceased'],
  ['SOLD - Abe Gil', 'may have left'],
  ['Zed Gil (moved 2/24)', 'may have left'],
  ['Former owner: Abe Gil', 'may have left'],
  ['Abe Gil no longer here', 'may have left'],
  ['SMITH JOHN ET AL', 'others left out'],
  ['John Smith and family', 'others left out'],
  ['Ann Lee c/o Bob Lee', 'care of left out'],
  ['x'.repeat(401), 'unreadable name'],
] as const)('“%s” is not read silently: %s', ([typed, reason]) => {
  expect(readPeople(typed).reasons).toContain(reason)
})

test('an address among the names is kept for its reader', () => {
  const { people, emails } = readPeople('Bo Chen <bo@example.com>')
  expect(people).toEqual([{ firstName: 'Bo', lastName: 'Chen' }])
  expect(emails).toEqual(['bo@example.com'])
})

test.for([
  ['Xiu Ying', 'St Clair', 'Xiu Ying', 'St Clair'],
  ['MARY JO', 'GARCIA LOPEZ', 'Mary Jo', 'Garcia Lopez'],
  ['Robert', 'Jones Jr.', 'Robert', 'Jones Jr.'],
  ['Dr. Ann', 'Lee MD', 'Ann', 'Lee MD'],
] as const)(
  'columns of their own tell first and last name: %s, %s',
  ([first, last, firstName, lastName]) => {
    expect(readNamedPerson(first, last)).toEqual({ firstName, lastName })
  },
)

test.for([
  ['John & Mary', 'Smith'],
  ['John', 'Smith Trust'],
  ['Current', 'Resident LLC'],
  ['N/A', 'Smith'],
] as const)('more or less than one person in two columns is not one: %s, %s', ([first, last]) => {
  expect(readNamedPerson(first, last)).toBeNull()
})

const given = fc.constantFrom('Ana', 'John', 'Mary', 'Carlos', 'Helen', 'Peter', 'Rosa', 'Linda')
const surname = fc.constantFrom(
  'Smith',
  'Garcia',
  "O'Brien",
  'McDonald',
  'de la Cruz',
  'Nguyen',
  'Smith-Jones',
  'Patel',
)
const person = fc.record({ firstName: given, lastName: surname })

test('a person printed in any of our forms reads back', () => {
  const forms = [
    ({ firstName, lastName }: { firstName: string; lastName: string }) =>
      `${firstName} ${lastName}`,
    ({ firstName, lastName }: { firstName: string; lastName: string }) =>
      `${lastName}, ${firstName}`,
    ({ firstName, lastName }: { firstName: string; lastName: string }) =>
      `Mrs. ${firstName} ${lastName}`,
    ({ firstName, lastName }: { firstName: string; lastName: string }) =>
      `${lastName}, Dr. ${firstName}`,
  ]
  fc.assert(
    fc.property(person, fc.constantFrom(...forms), fc.boolean(), (one, print, isShouted) => {
      const printed = isShouted ? print(one).toUpperCase() : print(one)
      expect(readPeople(printed)).toMatchObject({ people: [one], reasons: [] })
    }),
  )
})

test('two people printed in any of our forms read back', () => {
  const forms = [
    (a: Named, b: Named) => `${a.firstName} ${a.lastName} and ${b.firstName} ${b.lastName}`,
    (a: Named, b: Named) => `${a.lastName}, ${a.firstName} & ${b.lastName}, ${b.firstName}`,
    (a: Named, b: Named) => `${a.lastName}, ${a.firstName}; ${b.lastName}, ${b.firstName}`,
    (a: Named, b: Named) => `${a.firstName} ${a.lastName} / ${b.firstName} ${b.lastName}`,
  ]
  fc.assert(
    fc.property(person, person, fc.constantFrom(...forms), (one, other, print) => {
      expect(readPeople(print(one, other))).toMatchObject({ people: [one, other], reasons: [] })
    }),
  )
})

type Named = { firstName: string; lastName: string }

test('a couple that shares its surname reads back', () => {
  fc.assert(
    fc.property(given, given, surname, fc.boolean(), (one, other, lastName, isSurnameFirst) => {
      const typed = isSurnameFirst
        ? `${lastName}, ${one} & ${other}`
        : `${one} and ${other} ${lastName}`
      expect(readPeople(typed)).toMatchObject({
        people: [
          { firstName: one, lastName },
          { firstName: other, lastName },
        ],
        reasons: [],
      })
    }),
  )
})

test('names are read whatever stands there, and whoever is read can be printed', () => {
  const words = fc.array(
    fc.constantFrom(
      'Smith',
      'john',
      '&',
      ',',
      'and',
      'Trust',
      'c/o',
      'Jr.',
      '/',
      '(',
      ')',
      'y',
      'et al',
      '"',
      'Mr.',
      ';',
      'Ñ',
      '’',
      '\n',
      '@',
      'VACANT',
    ),
    { maxLength: 12 },
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    words.map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(
      anything,
      fc.constantFrom('given first' as const, 'surname first' as const),
      (typed, order) => {
        for (const { firstName, lastName } of readPeople(typed, order).people) {
          expect(`${firstName}${lastName}`).toMatch(/\p{L}/u)
          expect(`${firstName} ${lastName}`).not.toMatch(/[<>@\d\n]/)
        }
      },
    ),
    { numRuns: 1000 },
  )
})
