import { words } from '#app/words/words.ts'

export const mergesWords = words({
  en: {
    title: 'People listed twice',
    lead: 'Imports and invitations sometimes list one person twice. Merging makes one record of the two; for thirty days you can undo it.',
    toMembers: 'Back to Community Members',
    doubles: 'These may be one person',
    doublesLead: 'Only you can tell. Compare them first.',
    home: 'They share a home and a name that may be one',
    email: 'They share an e-mail address and a name that may be one',
    phone: 'They share a number and a name that may be one',
    compare: 'Compare',
    compareOf: 'Compare {one} and {other}',
    noDoubles:
      'Nobody seems to be listed twice. If you know better, tick the two on Community Members and choose Merge.',
    recent: 'Merged in the last thirty days',
    noRecent: 'Nothing has been merged lately.',
    pair: '{goes} and {stays} are one person now',
    pairOfOne: 'Two records of {stays} are one now',
    pairUndone: '{goes} and {stays}',
    pairOfOneUndone: 'Two records of {stays}',
    by: 'Merged by {name}, {at}',
    until: 'It can be undone until {day}.',
    notYet: '{stays} has been merged again since. Undo that first.',
    undo: 'Undo',
    undoOf: 'Undo: {pair}',
    undoneBy: 'Undone by {name}, {at}. They are two again.',
    overtaken: 'This could not come back:',
    merged: 'They are one now. What both had belongs to {stays}.',
    undone: 'They are two records again.',
    already: 'These two are one record already.',
    'too late': 'More than thirty days have passed: this can be undone no more.',
    'merged again':
      'The record has become part of another one since. Undo that merge first, then this one.',
    'may not grant':
      'One of them has a role with permissions that you lack. Please ask a leader who has them.',
    'last leader':
      'The community would be left without a leader. Make somebody else a leader first.',
    overName: 'The name was changed since, and stays as it is now.',
    overEmail: 'The e-mail address was changed since, and stays as it is now.',
    overPhone: 'The phone number was changed since, and stays as it is now.',
    overTitle: 'The title was changed since, and stays as it is now.',
    overRole: 'The role was changed since, and stays as it is now.',
    overSuspension: 'The suspension was changed since, and stays as it is now.',
    overHome: 'The place at {name} stays with who has it now: it has changed since.',
    overGroup: 'The place in the group {name} has changed since.',
    overRequest: 'The request for the group {name} was settled since.',
    overCode: 'The invitation code was used or replaced since.',
    overLeft: 'The person has left since. What is written of them stays as it is.',
    overVoided: 'The code of {name} ended with the merge, for good. Please invite them again.',
    overClosed: 'Their account was closed since. The record stands under Inactive.',
    overElsewhere:
      'Their sign-in belongs to another record of this community now. The old one stands under Inactive.',
    overExpected:
      'Somebody of the same name and address has been invited since. The old record stands under Inactive.',
  },
  es: {
    title: 'Personas que aparecen dos veces',
    lead: 'Las importaciones y las invitaciones a veces registran dos veces a una persona. Al unir sus fichas queda una sola; durante treinta días puede deshacerlo.',
    toMembers: 'Volver a los miembros',
    doubles: 'Pueden ser la misma persona',
    doublesLead: 'Solo usted puede saberlo. Compárelas antes.',
    home: 'Comparten vivienda y un nombre que puede ser el mismo',
    email: 'Comparten correo y un nombre que puede ser el mismo',
    phone: 'Comparten teléfono y un nombre que puede ser el mismo',
    compare: 'Comparar',
    compareOf: 'Comparar a {one} y {other}',
    noDoubles:
      'Parece que nadie aparece dos veces. Si sabe de alguien, marque las dos fichas en los miembros y elija Unir.',
    recent: 'Unidas en los últimos treinta días',
    noRecent: 'No se ha unido nada últimamente.',
    pair: '{goes} y {stays} son ahora una sola persona',
    pairOfOne: 'Dos fichas de {stays} son ahora una sola',
    pairUndone: '{goes} y {stays}',
    pairOfOneUndone: 'Dos fichas de {stays}',
    by: 'Unidas por {name}, {at}',
    until: 'Se puede deshacer hasta el {day}.',
    notYet: 'La ficha de {stays} se ha unido otra vez después. Deshaga primero aquello.',
    undo: 'Deshacer',
    undoOf: 'Deshacer: {pair}',
    undoneBy: 'Deshecho por {name}, {at}. Vuelven a ser dos.',
    overtaken: 'Esto no pudo volver:',
    merged: 'Ahora son una sola. Lo que tenían las dos es de {stays}.',
    undone: 'Vuelven a ser dos fichas.',
    already: 'Las dos ya son una sola ficha.',
    'too late': 'Han pasado más de treinta días: ya no se puede deshacer.',
    'merged again': 'Esta ficha forma ahora parte de otra. Deshaga primero aquello y luego esto.',
    'may not grant':
      'Una de las dos tiene un rol con permisos que usted no tiene. Pídalo a alguien de la directiva que los tenga.',
    'last leader': 'La comunidad se quedaría sin dirección. Nombre antes a otra persona.',
    overName: 'El nombre cambió después y se queda como está.',
    overEmail: 'El correo cambió después y se queda como está.',
    overPhone: 'El teléfono cambió después y se queda como está.',
    overTitle: 'El cargo cambió después y se queda como está.',
    overRole: 'El rol cambió después y se queda como está.',
    overSuspension: 'La suspensión cambió después y se queda como está.',
    overHome: 'El lugar en {name} se queda con quien lo tiene ahora: ha cambiado después.',
    overGroup: 'El lugar en el grupo {name} ha cambiado después.',
    overRequest: 'La solicitud para el grupo {name} se resolvió después.',
    overCode: 'El código de invitación se usó o se cambió después.',
    overLeft: 'La persona se ha ido después. Lo que consta de ella se queda como está.',
    overVoided: 'El código de {name} terminó con la unión, para siempre. Vuelva a invitarle.',
    overClosed: 'Su cuenta se cerró después. La ficha está entre los inactivos.',
    overElsewhere:
      'Su cuenta es ahora de otra ficha de esta comunidad. La antigua está entre los inactivos.',
    overExpected:
      'Se ha invitado después a alguien con el mismo nombre y correo. La ficha antigua está entre los inactivos.',
  },
})

/** What is told of what was pressed last. */
const tolds = [
  'merged',
  'undone',
  'already',
  'too late',
  'merged again',
  'may not grant',
  'last leader',
] as const
export type Told = (typeof tolds)[number]

export function readTold(params: URLSearchParams): Told | null {
  return tolds.find((told) => told === params.get('told')) ?? null
}

export function isDone(told: Told): boolean {
  return told === 'merged' || told === 'undone' || told === 'already'
}
