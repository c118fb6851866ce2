import { words } from '#app/words/words.ts'

/** What plain pages say: the title of each, what it says, and how it calls the way to help. */
export const plainWords = words({
  en: {
    resting: 'One moment, please',
    restingWords:
      'We cannot reach our records just now. Nothing is lost. Please go back and try again in a few seconds.',
    notFromHere: 'This did not come from our page',
    notFromHereWords:
      'Please open Communitrak itself and send it from there. Nothing has been changed.',
    tooLarge: 'That was too much',
    tooLargeWords:
      'The form or file is larger than we can take. Nothing has been changed. Please go back and send a smaller part of it at a time.',
    tooLargeRoster: 'This file is too large',
    tooLargeRosterWords:
      'A roster may have up to 10 MB. Nothing has been changed. Please go back, leave out pictures and other sheets of the file, or save the list as CSV, and send it again.',
    tooLargePhoto: 'This photo is too large',
    tooLargePhotoWords:
      'A photo may have up to 10 MB. Nothing has been changed. Please go back and choose a smaller one.',
    notAllowed: 'Your role does not allow this',
    notAllowedWords: 'Ask a Community Leader if you think it should. Nothing has been changed.',
    wrongMethod: 'This cannot be done here',
    wrongMethodWords: 'The page is there, but it takes no such request. Nothing has been changed.',
    broken: 'Something went wrong',
    brokenWords: 'It was our fault, and we have noted it. Please go back and try again.',
    unreadable: 'We could not read this',
    unreadableWords: 'The address or form is not one of ours. Please go back and try again.',
    anyHelp: 'Look into our help, or write to us',
    rosterHelp: 'What helps when a file or a row is not taken?',
    accountHelp: 'What can I change in my account?',
    waitingHelp: 'Why can I not go in?',
  },
  es: {
    resting: 'Un momento, por favor',
    restingWords:
      'Ahora mismo no llegamos a nuestros registros. No se ha perdido nada. Vuelva atrás e inténtelo de nuevo en unos segundos.',
    notFromHere: 'Esto no vino de nuestra página',
    notFromHereWords: 'Abra Communitrak y envíelo desde allí. No se ha cambiado nada.',
    tooLarge: 'Era demasiado',
    tooLargeWords:
      'El formulario o el archivo es más grande de lo que admitimos. No se ha cambiado nada. Vuelva atrás y envíe cada vez una parte más pequeña.',
    tooLargeRoster: 'Este archivo es demasiado grande',
    tooLargeRosterWords:
      'Una lista puede tener hasta 10 MB. No se ha cambiado nada. Vuelva atrás, quite las imágenes y las otras hojas del archivo, o guarde la lista como CSV, y envíela de nuevo.',
    tooLargePhoto: 'Esta foto es demasiado grande',
    tooLargePhotoWords:
      'Una foto puede tener hasta 10 MB. No se ha cambiado nada. Vuelva atrás y elija una más pequeña.',
    notAllowed: 'Su rol no lo permite',
    notAllowedWords:
      'Pregunte a quien dirige la comunidad si cree que debería. No se ha cambiado nada.',
    wrongMethod: 'Esto no se puede hacer aquí',
    wrongMethodWords: 'La página existe, pero no admite esa petición. No se ha cambiado nada.',
    broken: 'Algo salió mal',
    brokenWords: 'Fue culpa nuestra y lo hemos anotado. Vuelva atrás e inténtelo de nuevo.',
    unreadable: 'No pudimos leer esto',
    unreadableWords:
      'La dirección o el formulario no es nuestro. Vuelva atrás e inténtelo de nuevo.',
    anyHelp: 'Mire en nuestra ayuda o escríbanos',
    rosterHelp: '¿Qué hacer cuando no se admite un archivo o una fila?',
    accountHelp: '¿Qué puedo cambiar en mi cuenta?',
    waitingHelp: '¿Por qué no puedo entrar?',
  },
})
