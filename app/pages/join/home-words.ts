import { words } from '#app/words/words.ts'

/** The words of the question where somebody lives. */
export const homeWords = words({
  en: {
    legend: 'Where do you live?',
    street: 'Street address',
    streetHint: 'Number and street, like 123 Main St.',
    unit: 'Apartment or unit',
    optional: '(optional)',
    lotNumber: 'Or your lot number',
    lotHint: 'Only if your home has no street address yet.',
    noHome: 'Please type your street address, or your lot number.',
    wrongStreet:
      'We cannot read this address. Please write the house number and then the street, like 123 Main St.',
    wrongTown:
      'Please write the town, the state and the ZIP behind the street, like 123 Main St, Austin TX 78701.',
    wrongLot: 'We cannot read this lot. Please write its number, like 7, or Lot 7 Block 2.',
  },
  es: {
    legend: '¿Dónde vive?',
    street: 'Dirección',
    streetHint: 'Número y calle, como 123 Main St.',
    unit: 'Apartamento o unidad',
    optional: '(opcional)',
    lotNumber: 'O su número de lote',
    lotHint: 'Solo si su casa todavía no tiene dirección.',
    noHome: 'Escriba su dirección o su número de lote.',
    wrongStreet:
      'No podemos leer esta dirección. Escriba el número de la casa y después la calle, como 123 Main St.',
    wrongTown:
      'Escriba también la ciudad, el estado y el código postal, como 123 Main St, Austin TX 78701.',
    wrongLot: 'No podemos leer este lote. Escriba su número, como 7, o Lot 7 Block 2.',
  },
})
export type HomeWord = keyof (typeof homeWords)['en']
