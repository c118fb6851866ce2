import { words } from '#app/words/words.ts'

export const returnedWords = words({
  en: {
    cameBack: 'Our e-mail to {address} came back: {why}.',
    notTaken: 'Our e-mail to {address} did not arrive: {why}.',
    readHere: 'They have read this here since.',
    said: 'Their mail server said: “{words}”',
    noAddress: 'the address does not exist',
    noDomain: 'there is no such mail server',
    full: 'the mailbox is full',
    refused: 'their mail server refused it',
    givenUp: 'their mail server did not take it, and we have stopped trying',
    dead: 'Since {day} our e-mail to {address} comes back: {why}. We send none there for a month. What you write is read only when they come here.',
    doubtful:
      'Since {day} e-mail of a community to {address} comes back: {why}. What you write is sent there, but may not arrive.',
  },
  es: {
    cameBack: 'Nuestro correo a {address} volvió: {why}.',
    notTaken: 'Nuestro correo a {address} no llegó: {why}.',
    readHere: 'Desde entonces esta persona lo ha leído aquí.',
    said: 'Su servidor de correo dijo: «{words}»',
    noAddress: 'la dirección no existe',
    noDomain: 'no hay tal servidor de correo',
    full: 'el buzón está lleno',
    refused: 'su servidor de correo lo rechazó',
    givenUp: 'su servidor de correo no lo aceptó y hemos dejado de intentarlo',
    dead: 'Desde el {day} nuestro correo a {address} vuelve: {why}. Durante un mes no enviamos nada allí. Lo que usted escriba solo se lee cuando esta persona venga aquí.',
    doubtful:
      'Desde el {day} el correo de una comunidad a {address} vuelve: {why}. Lo que usted escriba se envía allí, pero puede que no llegue.',
  },
})
