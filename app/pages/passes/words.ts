import { words } from '#app/words/words.ts'

export const passesWords = words({
  en: {
    title: 'Printed Access Passes',
    lead: 'For people without e-mail: a card or a letter with a QR code and an access code, to hand out or to send by mail. Each pass works once.',
    generate: 'Generate Passes',
    blankTitle: 'Blank passes',
    blankBody:
      'Cards to hand out at a meeting or at the door. Whoever uses one tells us which home is theirs.',
    count: 'How many?',
    countHint: 'From 1 to {most, number}. Ten fit on a sheet of business cards.',
    'not a number': 'Please write a number in digits, like 48.',
    'too few': 'Please ask for at least one pass.',
    'too many':
      'At most {most, number} at once. For more, generate several batches one after the other.',
    homesTitle: 'One for every home',
    homesBody:
      'Each home gets a pass of its own, which leads straight to it. Print them as letters for window envelopes, or as cards.',
    waiting:
      '{waiting, plural, =0 {Somebody has joined in every home.} =1 {In one home nobody has joined yet.} other {In # homes nobody has joined yet.}}',
    withPass:
      '{withPass, plural, =0 {} =1 {One of them has its pass already and keeps it.} other {# of them have their pass already and keep it.}}',
    noHomes:
      'Your community has no homes yet. They are added as you invite members; until then, use blank passes.',
    allJoined: 'There is nobody left to write to.',
    generateHomes: '{missing, plural, =1 {Generate one pass} other {Generate # passes}}',
    printHomes: 'Print the passes of all homes',
    mayNotGrant:
      'You cannot make passes: they would give a role that may do more than you may. Ask a Community Leader.',
    batches: 'What was made',
    noBatches:
      'Nothing yet. The passes you generate will stand here, to be printed again or voided.',
    made: 'Made {day}',
    by: 'by {name}',
    blankKind: '{size, plural, =1 {One blank pass} other {# blank passes}}',
    homesKind: '{size, plural, =1 {One home’s pass} other {Passes of # homes}}',
    joined: '{count, plural, =0 {none was used} =1 {one was used} other {# were used}}',
    open: '{count, number} open',
    voided: '{count, number} voided',
    expired: '{count, number} run out',
    print: 'Print again',
    void: 'Void',
    ofDay: 'the passes of {day}',
    wasVoided: 'Voided',
    nowVoided:
      '{count, plural, =0 {No pass was left to void.} =1 {One pass was voided. Its code will never work again.} other {# passes were voided. Their codes will never work again.}}',
  },
  es: {
    title: 'Pases de acceso impresos',
    lead: 'Para personas sin correo electrónico: una tarjeta o una carta con un código QR y un código de acceso, para entregar en mano o enviar por correo. Cada pase sirve una vez.',
    generate: 'Generar pases',
    blankTitle: 'Pases en blanco',
    blankBody:
      'Tarjetas para repartir en una reunión o de puerta en puerta. Quien usa una nos dice cuál es su vivienda.',
    count: '¿Cuántos?',
    countHint: 'De 1 a {most, number}. En una hoja de tarjetas caben diez.',
    'not a number': 'Escriba un número con cifras, como 48.',
    'too few': 'Pida al menos un pase.',
    'too many':
      'Como máximo {most, number} a la vez. Si necesita más, genere varios lotes uno tras otro.',
    homesTitle: 'Uno para cada vivienda',
    homesBody:
      'Cada vivienda recibe su propio pase, que lleva directamente a ella. Imprímalos como cartas para sobres con ventana o como tarjetas.',
    waiting:
      '{waiting, plural, =0 {En todas las viviendas se ha unido alguien.} =1 {En una vivienda no se ha unido nadie todavía.} other {En # viviendas no se ha unido nadie todavía.}}',
    withPass:
      '{withPass, plural, =0 {} =1 {Una de ellas ya tiene su pase y lo conserva.} other {# de ellas ya tienen su pase y lo conservan.}}',
    noHomes:
      'Su comunidad no tiene viviendas todavía. Se añaden al invitar a miembros; hasta entonces, use pases en blanco.',
    allJoined: 'No queda nadie a quien escribir.',
    generateHomes: '{missing, plural, =1 {Generar un pase} other {Generar # pases}}',
    printHomes: 'Imprimir los pases de todas las viviendas',
    mayNotGrant:
      'No puede hacer pases: darían un rol que puede hacer más que usted. Pídalo a la directiva de la comunidad.',
    batches: 'Lo que se ha hecho',
    noBatches:
      'Nada todavía. Aquí estarán los pases que genere, para imprimirlos otra vez o anularlos.',
    made: 'Hechos el {day}',
    by: 'por {name}',
    blankKind: '{size, plural, =1 {Un pase en blanco} other {# pases en blanco}}',
    homesKind: '{size, plural, =1 {El pase de una vivienda} other {Pases de # viviendas}}',
    joined: '{count, plural, =0 {ninguno usado} =1 {1 usado} other {# usados}}',
    open: '{count, plural, =1 {1 abierto} other {# abiertos}}',
    voided: '{count, plural, =1 {1 anulado} other {# anulados}}',
    expired: '{count, plural, =1 {1 caducado} other {# caducados}}',
    print: 'Imprimir otra vez',
    void: 'Anular',
    ofDay: 'los pases del {day}',
    wasVoided: 'Anulados',
    nowVoided:
      '{count, plural, =0 {No quedaba ningún pase por anular.} =1 {Se anuló un pase. Su código no volverá a funcionar.} other {Se anularon # pases. Sus códigos no volverán a funcionar.}}',
  },
})

export type CountWord = 'not a number' | 'too few' | 'too many'
