import { words } from '#app/words/words.ts'
import type { StartRefusal } from '#domain/rosters/start-import.ts'

export const importWords = words({
  en: {
    importTitle: 'Import',
    send: 'Send invitations',
    now: 'Now',
    nowHint:
      'They leave as soon as their rows are imported, as many a day as your community may send.',
    later: 'Later',
    laterHint:
      'Codes are made, and nobody is written to until you send them, all at once from the report or in Invite Status.',
    at: 'On a day',
    day: 'Day',
    time: 'Time',
    clock: 'By the clocks of your community: {clock}.',
    do: '{count, plural, =1 {Import one row} other {Import # rows}}',
    goOn: 'Go on with the import',
    unsaved:
      'What you typed among the rows below is not saved yet. Save it there first, or press once more to import without it.',
    leftOver:
      '{count, plural, =1 {One row needs attention and is not imported; you can mend it afterwards.} other {# rows need attention and are not imported; you can mend them afterwards.}}',
    nothing: 'No row of this file would change anything, so there is nothing to import.',
    noDay: 'Choose a day and a time.',
    'in the past': 'This moment has passed. Choose a later one.',
    'not checked': 'The rows are being checked again. Import them when that is done.',
    'already imported': 'This roster has been imported already.',
    'may not grant':
      'New members get a role here that you may not give. Ask a Community Leader to import this roster.',
    importedTitle: 'The roster has been imported',
    cancelledTitle: 'The import was stopped',
    undoneTitle: 'This import was undone',
    importedAt: 'Imported on {moment}.',
    undoneAt:
      'Taken back on {moment}. What something else depends on by now, such as a home with an access pass, has stayed.',
    cancelledBody:
      '{done, number} of {of, number} rows were imported before it was stopped. They stay; going on repeats nothing.',
    made: 'It made {list}.',
    madeNothing: 'It made nothing new.',
    updated: 'It changed {count, plural, =1 {one row} other {# rows}} of what was known.',
    nothingYet:
      '{count, plural, =1 {One row needs attention, and no other} other {# rows need attention, and no others}} would change anything. {count, plural, =1 {Mend it below, and it} other {Mend them below, and they}} can be imported.',
    sentnow:
      '{count, plural, =1 {One invitation leaves by e-mail now.} other {# invitations leave by e-mail now, as many a day as your community may send.}}',
    sentlater:
      '{count, plural, =1 {One invitation by e-mail waits until you send it.} other {# invitations by e-mail wait until you send them.}}',
    sentat:
      '{count, plural, =1 {One invitation leaves by e-mail on {moment}.} other {# invitations leave by e-mail on {moment}.}}',
    sent: '{count, plural, =1 {Of its one invitation by e-mail} other {Of its # invitations by e-mail}} none is left for you to send.',
    sendNow: 'Send them now',
    status: 'See the invitations',
    passesMade:
      '{count, plural, =1 {One access pass was made for a home without e-mail.} other {# access passes were made for homes without e-mail.}}',
    passes: 'Print the passes',
    restTitle: '{count, plural, =1 {One row is left} other {# rows are left}}',
    restBody:
      '{count, plural, =1 {It needs attention, or the community changed before its turn came.} other {They need attention, or the community changed before their turn came.}}',
    mendRest: 'Mend the rest here',
    download: 'Download them as CSV',
    members: 'See the members',
    another: 'Bring another roster',
    undo: 'Undo this import',
  },
  es: {
    importTitle: 'Importar',
    send: 'Enviar invitaciones',
    now: 'Ahora',
    nowHint: 'Salen en cuanto se importan sus filas, tantas al día como su comunidad puede enviar.',
    later: 'Más tarde',
    laterHint:
      'Se crean los códigos y no se escribe a nadie hasta que usted las envíe, todas a la vez desde el informe o en Estado de las invitaciones.',
    at: 'Un día',
    day: 'Día',
    time: 'Hora',
    clock: 'Según los relojes de su comunidad: {clock}.',
    do: '{count, plural, =1 {Importar una fila} other {Importar # filas}}',
    goOn: 'Seguir con la importación',
    unsaved:
      'Lo que escribió en las filas de abajo aún no está guardado. Guárdelo allí primero, o pulse otra vez para importar sin ello.',
    leftOver:
      '{count, plural, =1 {Una fila está por revisar y no se importa; puede corregirla después.} other {# filas están por revisar y no se importan; puede corregirlas después.}}',
    nothing: 'Ninguna fila de este archivo cambiaría algo, así que no hay nada que importar.',
    noDay: 'Elija un día y una hora.',
    'in the past': 'Ese momento ya pasó. Elija uno posterior.',
    'not checked': 'Las filas se están revisando de nuevo. Impórtelas cuando terminen.',
    'already imported': 'Esta lista ya se importó.',
    'may not grant':
      'Los miembros nuevos reciben aquí un rol que usted no puede dar. Pida a la directiva de la comunidad que importe esta lista.',
    importedTitle: 'La lista se ha importado',
    cancelledTitle: 'La importación se detuvo',
    undoneTitle: 'Esta importación se deshizo',
    importedAt: 'Importada el {moment}.',
    undoneAt:
      'Se deshizo el {moment}. Se queda lo que otra cosa ya necesita, como una casa con un pase de acceso.',
    cancelledBody:
      '{done, number} de {of, number} filas se importaron antes de detenerla. Se quedan; al seguir no se repite nada.',
    made: 'Creó {list}.',
    madeNothing: 'No creó nada nuevo.',
    updated: 'Cambió {count, plural, =1 {una fila} other {# filas}} de lo que se sabía.',
    nothingYet:
      '{count, plural, =1 {Una fila está por revisar y ninguna otra} other {# filas están por revisar y ninguna otra}} cambiaría algo. {count, plural, =1 {Corríjala abajo y se podrá} other {Corríjalas abajo y se podrán}} importar.',
    sentnow:
      '{count, plural, =1 {Una invitación sale por correo ahora.} other {# invitaciones salen por correo ahora, tantas al día como su comunidad puede enviar.}}',
    sentlater:
      '{count, plural, =1 {Una invitación por correo espera a que usted la envíe.} other {# invitaciones por correo esperan a que usted las envíe.}}',
    sentat:
      '{count, plural, =1 {Una invitación sale por correo el {moment}.} other {# invitaciones salen por correo el {moment}.}}',
    sent: '{count, plural, =1 {De su única invitación} other {De sus # invitaciones}} por correo no queda ninguna por enviar.',
    sendNow: 'Enviarlas ahora',
    status: 'Ver las invitaciones',
    passesMade:
      '{count, plural, =1 {Se creó un pase de acceso para una vivienda sin correo.} other {Se crearon # pases de acceso para viviendas sin correo.}}',
    passes: 'Imprimir los pases',
    restTitle: '{count, plural, =1 {Queda una fila} other {Quedan # filas}}',
    restBody:
      '{count, plural, =1 {Está por revisar, o la comunidad cambió antes de su turno.} other {Están por revisar, o la comunidad cambió antes de su turno.}}',
    mendRest: 'Corregir las demás aquí',
    download: 'Descargarlas como CSV',
    members: 'Ver los miembros',
    another: 'Traer otra lista',
    undo: 'Deshacer esta importación',
  },
})

type ImportWord = keyof (typeof importWords)['en']

/** Every refusal has its words: one without them is an error here. */
export type StartTrouble = Extract<ImportWord, StartRefusal['because'] | 'noDay'>
