import { words } from '#app/words/words.ts'
import type { Field } from '#domain/rosters/field.ts'

/** What a column of a roster can be. */
export const fieldWords = words({
  en: {
    fullName: 'Full Name',
    firstName: 'First Name',
    lastName: 'Last Name',
    address: 'Address',
    street: 'Street',
    lot: 'Lot Number',
    unit: 'Unit',
    city: 'City',
    state: 'State',
    zip: 'ZIP',
    email: 'Email',
    phone: 'Phone',
    household: 'Household',
    householdRole: 'Household Role',
    occupancy: 'Occupancy',
    role: 'Role',
    title: 'Title',
    ignore: 'Do not import',
  },
  es: {
    fullName: 'Nombre completo',
    firstName: 'Nombre',
    lastName: 'Apellido',
    address: 'Dirección',
    street: 'Calle',
    lot: 'Número de lote',
    unit: 'Unidad',
    city: 'Ciudad',
    state: 'Estado',
    zip: 'ZIP',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    household: 'Hogar',
    householdRole: 'Rol en el hogar',
    occupancy: 'Ocupación',
    role: 'Rol',
    title: 'Cargo',
    ignore: 'No importar',
  },
})

/** The same, in the order in which they are offered; a field without words is an error here. */
export const fieldNames = Object.keys(
  fieldWords.en satisfies Record<Field, string>,
) as readonly Field[]
