import { foldName } from '#domain/contacts/person-name.ts'

/** What the list of members and its files call their own columns, in the languages we speak. */
const columns = [
  ...['Member', 'Name', 'First Name', 'Last Name', 'Address', 'Street', 'Lot', 'Lot Number', 'Unit'],
  ...['City', 'State', 'ZIP', 'Email', 'E-mail', 'Phone', 'Household', 'Household Role', 'Occupancy'],
  ...['Role', 'Title', 'Portal Status', 'Status', 'Since', 'Since Date', 'Invitation', 'Photo'],
  ...['Miembro', 'Nombre', 'Apellido', 'Apellidos', 'Dirección', 'Calle', 'Lote', 'Número de lote'],
  ...['Unidad', 'Ciudad', 'Estado', 'Código postal', 'Correo', 'Correo electrónico', 'Teléfono'],
  ...['Hogar', 'Rol en el hogar', 'Ocupación', 'Rol', 'Cargo', 'Portal estado', 'Desde', 'Fecha desde'],
  ...['Título', 'Invitación', 'Foto'],
] // biome-ignore format: a table

const builtIn = new Set(columns.map(foldName))

/** Whether a name is that of a column which every community has, whatever its case and accents. */
export function isBuiltIn(name: string): boolean {
  return builtIn.has(foldName(name))
}
