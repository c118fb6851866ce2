/** Who lives in the sample community, door by door. */
export type SampleHome = {
  street: string
  unit?: string
  householdName?: string
  people: readonly SamplePerson[]
}

/** `joined` people are members; `invited` ones have their e-mail; of the others nobody has written to yet. */
export type SamplePerson = {
  firstName: string
  lastName: string
  phone?: string
  is: 'joined' | 'invited' | 'expected'
}

const joined = (firstName: string, lastName: string, phone?: string): SamplePerson => ({
  firstName,
  lastName,
  phone,
  is: 'joined',
})
const invited = (firstName: string, lastName: string): SamplePerson => ({
  firstName,
  lastName,
  is: 'invited',
})
const expected = (firstName: string, lastName: string): SamplePerson => ({
  firstName,
  lastName,
  is: 'expected',
})

export const sampleHomes: readonly SampleHome[] = [
  {
    street: '1 HERON WAY',
    people: [joined('Ruth', 'Okafor', '+15125550101'), joined('Daniel', 'Okafor')],
  },
  { street: '2 HERON WAY', people: [joined('Marisol', 'Vega', '+15125550102')] },
  { street: '3 HERON WAY', people: [joined('Walter', 'Lindqvist'), joined('Greta', 'Lindqvist')] },
  { street: '4 HERON WAY', people: [invited('Priya', 'Raman'), invited('Arjun', 'Raman')] },
  {
    street: '5 HERON WAY',
    people: [joined('José', 'Álvarez', '+15125550105'), joined('Lucía', 'Álvarez')],
  },
  { street: '6 HERON WAY', people: [expected('Harold', 'Pruitt')] },
  {
    street: '7 HERON WAY',
    people: [joined('Mei', 'Tanaka'), joined('Kenji', 'Tanaka'), invited('Yui', 'Tanaka')],
  },
  {
    street: '8 HERON WAY',
    householdName: 'The House at the Pond',
    people: [joined('Odette', 'Marchand')],
  },
  { street: '12 EGRET LN', unit: 'APT 1', people: [joined('Samuel', 'Nwosu', '+15125550112')] },
  { street: '12 EGRET LN', unit: 'APT 2', people: [joined('Chloe', 'Baptiste')] },
  { street: '12 EGRET LN', unit: 'APT 3', people: [invited('Igor', 'Petrov')] },
  { street: '12 EGRET LN', unit: 'APT 4', people: [joined('Dolores', 'Whitaker')] },
  {
    street: '14 EGRET LN',
    people: [joined('Amara', 'Diallo', '+15125550114'), joined('Youssef', 'Diallo')],
  },
  { street: '16 EGRET LN', people: [joined('Björn', 'Sandahl')] },
  {
    street: '18 EGRET LN',
    people: [expected('Edith', 'Castellano'), expected('Frank', 'Castellano')],
  },
  { street: '20 EGRET LN', people: [joined('Ngozi', 'Eze'), invited('Chidi', 'Eze')] },
  { street: '22 EGRET LN', people: [joined('Patrick', 'O’Donnell', '+15125550122')] },
  { street: '24 EGRET LN', people: [joined('Hana', 'Kovář'), joined('Tomáš', 'Kovář')] },
]
