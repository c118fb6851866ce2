import { words } from '#app/words/words.ts'

/** What is said where a home is deleted, restored, or made one with another. */
export const homeWords = words({
  en: {
    deleteTitle: 'Delete the home {home}?',
    deleteBody:
      'Its history stays: who lived there, and when. You find it under Deleted, and can restore it at any time.',
    deletePasses:
      '{count, plural, one {An access pass made for it is} other {# access passes made for it are}} voided for good, and cannot be used after restoring it either.',
    livedIn:
      'This home cannot be deleted, since {count, plural, =1 {this person lives there or is} other {these people live there or are}} expected:',
    livedInBody:
      'Move {count, plural, =1 {this person} other {them}} out on the page of the home, or to another household, first.',
    waiting:
      '{count, plural, one {Somebody waits} other {# people wait}} for a leader to confirm that they live there. Settle that first, under Invite Members.',
    someone: 'Somebody whom you may not see',
    deleteDo: 'Delete',
    back: 'Back',
    allHomes: 'All properties',
    cancel: 'Cancel',
    mergeTitle: 'One home or two?',
    mergeBody:
      'If the two are one home spelled twice, merge them. Households, access passes and whoever waits go to the home that stays, and the other spelling leads there from then on, also when you import a roster.',
    mergeUndo:
      'You can undo it for 30 days. If both have an access pass, the second one is voided for good.',
    which: 'Which address is right?',
    mergeDo: 'Merge the two',
    mayBeTwo: 'Look twice: these may well be two homes',
    differ: 'The two differ in this:',
    'differ kind': 'One is a street address and the other a lot: {one} and {other}',
    'differ number': 'The house number: {one} and {other}',
    'differ street': 'The street: {one} and {other}',
    'differ spelling': 'The spelling of the street: {one} and {other}',
    'differ lot': 'The lot: {one} and {other}',
    'differ unit': 'The apartment or unit: {one} and {other}',
    'differ place': 'The town or ZIP: {one} and {other}',
    noPart: 'none',
    sure: 'Yes, these are one home',
    'not sure': 'Nothing has been merged. If the two are one home, tick that they are.',
    nobody: 'Nobody lives here, and nobody is expected.',
    pastCount: '{count, plural, one {# person lived there} other {# people lived there}}',
    passes: '{count, plural, one {# access pass} other {# access passes}}',
    waitingHere: '{count, plural, one {# person waits} other {# people wait}}',
    changed: 'Something has changed about one of them since you looked. Please look again.',
    chooseTwo: 'Tick two homes in the list, and press Merge.',
    twiceTitle: 'Homes spelled twice',
    twiceBody:
      'These homes are spelled alike, and may be one. Look at the two side by side; nothing is merged by itself.',
    twiceNone:
      'We know of no homes that are spelled alike. You can also tick two homes in the list of properties, and merge them.',
    look: 'Look at the two',
    lookOf: 'Look at the two: {one}, {other}',
    and: '{one} and {other}',
    mergedTitle: 'Merged in the last 30 days',
    mergedNone: 'None.',
    mergedOn: '{goes} became {stays} on {day}',
    undoUntil: 'Can be undone until {day}',
    undo: 'Undo',
    undoOf: 'Undo: {goes} became {stays}',
    'told merged': 'The two are one home now.',
    'told undone': 'The two are two homes again.',
    passVoided: 'The access pass made for {home} was voided, and stays so when you undo it.',
    passStays:
      'The access pass made for {home} stays voided: its code opens nothing any more. If somebody there still needs one, print a new one under Invite Members.',
    'told too late': 'It was more than 30 days ago, so it cannot be undone any more.',
    'told merged again':
      'The home that stayed has become part of another since. Undo that merge first.',
    'told exists': 'The other spelling is the address of a home again, so it cannot come back.',
  },
  es: {
    deleteTitle: '¿Eliminar la casa {home}?',
    deleteBody:
      'Su historia queda: quién vivió ahí, y cuándo. La encuentra en Eliminadas y puede restaurarla en cualquier momento.',
    deletePasses:
      '{count, plural, one {Un pase de acceso hecho para ella queda anulado} other {# pases de acceso hechos para ella quedan anulados}} para siempre, también si la restaura.',
    livedIn:
      'Esta casa no puede eliminarse, porque {count, plural, =1 {esta persona vive ahí o se la espera} other {estas personas viven ahí o se las espera}}:',
    livedInBody:
      'Anote antes su mudanza en la página de la casa, o {count, plural, =1 {pásela} other {páselas}} a otro hogar.',
    waiting:
      '{count, plural, one {Una persona espera} other {# personas esperan}} a que la directiva confirme que vive ahí. Resuélvalo antes en Invitar a miembros.',
    someone: 'Alguien a quien usted no puede ver',
    deleteDo: 'Eliminar',
    back: 'Volver',
    allHomes: 'Todas las propiedades',
    cancel: 'Cancelar',
    mergeTitle: '¿Una casa o dos?',
    mergeBody:
      'Si las dos son una sola casa escrita de dos maneras, únalas. Los hogares, los pases de acceso y quien espera pasan a la casa que queda, y la otra escritura lleva a ella desde entonces, también al importar una lista.',
    mergeUndo:
      'Puede deshacerlo durante 30 días. Si las dos tienen un pase de acceso, el segundo queda anulado para siempre.',
    which: '¿Qué dirección es la correcta?',
    mergeDo: 'Unir las dos',
    mayBeTwo: 'Mire bien: pueden ser dos casas distintas',
    differ: 'Las dos se diferencian en esto:',
    'differ kind': 'Una es una calle y número, y la otra un lote: {one} y {other}',
    'differ number': 'El número de la casa: {one} y {other}',
    'differ street': 'La calle: {one} y {other}',
    'differ spelling': 'La escritura de la calle: {one} y {other}',
    'differ lot': 'El lote: {one} y {other}',
    'differ unit': 'El apartamento o la unidad: {one} y {other}',
    'differ place': 'La ciudad o el código postal: {one} y {other}',
    noPart: 'ninguno',
    sure: 'Sí, son una sola casa',
    'not sure': 'No se unió nada. Si las dos son una sola casa, marque que lo son.',
    nobody: 'Aquí no vive nadie, y no se espera a nadie.',
    pastCount: '{count, plural, one {# persona vivió ahí} other {# personas vivieron ahí}}',
    passes: '{count, plural, one {# pase de acceso} other {# pases de acceso}}',
    waitingHere: '{count, plural, one {# persona espera} other {# personas esperan}}',
    changed: 'Algo ha cambiado en una de ellas desde que miró. Mírelo otra vez, por favor.',
    chooseTwo: 'Marque dos casas en la lista y pulse Unir.',
    twiceTitle: 'Casas escritas dos veces',
    twiceBody:
      'Estas casas se escriben de forma parecida y pueden ser una sola. Mírelas una junto a otra; nada se une por sí solo.',
    twiceNone:
      'No conocemos casas que se escriban de forma parecida. También puede marcar dos casas en la lista de propiedades y unirlas.',
    look: 'Mirar las dos',
    lookOf: 'Mirar las dos: {one}, {other}',
    and: '{one} y {other}',
    mergedTitle: 'Unidas en los últimos 30 días',
    mergedNone: 'Ninguna.',
    mergedOn: '{goes} pasó a ser {stays} el {day}',
    undoUntil: 'Puede deshacerse hasta el {day}',
    undo: 'Deshacer',
    undoOf: 'Deshacer: {goes} pasó a ser {stays}',
    'told merged': 'Las dos son ahora una sola casa.',
    'told undone': 'Las dos vuelven a ser dos casas.',
    passVoided:
      'El pase de acceso hecho para {home} quedó anulado, y lo seguirá estando si lo deshace.',
    passStays:
      'El pase de acceso hecho para {home} sigue anulado: su código ya no abre nada. Si alguien ahí todavía lo necesita, imprima uno nuevo en Invitar a miembros.',
    'told too late': 'Fue hace más de 30 días, así que ya no puede deshacerse.',
    'told merged again': 'La casa que quedó se unió después a otra. Deshaga antes esa unión.',
    'told exists':
      'La otra escritura vuelve a ser la dirección de una casa, así que no puede volver.',
  },
})

const tolds = ['merged', 'undone', 'too late', 'merged again', 'exists'] as const
export type MergeTold = (typeof tolds)[number]

export function readMergeTold(params: URLSearchParams): MergeTold | null {
  return tolds.find((one) => one === params.get('told')) ?? null
}
