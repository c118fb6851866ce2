import { words } from '#app/words/words.ts'

export const changeEmailWords = words({
  en: {
    title: 'Confirm your new e-mail address',
    body: 'You asked on {when} to sign in to Communitrak with {email} instead of {old}.',
    confirm: 'Confirm this address',
    careful: 'Was it not you? Then do not confirm: somebody else may have typed your address.',
    done: 'Your new address is confirmed',
    doneBody: 'From now on you sign in with {email}. Other devices have been signed out.',
    toAccount: 'Go to My Account',
    signIn: 'Sign in',
    gone: 'This link does not work any more',
    goneBody:
      'The change has run out or was stopped, or the address has an account of its own. Nothing has changed. You can ask again in My Account.',
    keepTitle: 'Keep your e-mail address',
    keepBody:
      'Somebody who is signed in to your account wants to use {email} instead of {old}. If that was not you, stop it.',
    keepDo: 'Keep {old}',
    kept: 'Stopped: your address stays',
    keptBody:
      'Your account keeps {old}. Whoever asked knows your password, so please choose another one now.',
    backTitle: 'Take the change back',
    backBody:
      'Your account has had the address {email} instead of {old} since {when}. If that was not you, take it back. Every device is then signed out, and you choose a new password.',
    backDo: 'Take it back: use {old} again',
    back: 'Your address is {old} again',
    backDone:
      'Every device has been signed out, and the password works no more. Choose a new one now; we send the code to {old}.',
    taken:
      'This address has another account now, so the change cannot be taken back here. Please ask our support for help.',
    busy: 'Very many people are signing in just now. Please try again in a moment.',
    newPassword: 'Choose a new password',
    keepGone: 'There is nothing to stop any more',
    keepGoneBody:
      'The change has run out, or it was made too long ago to be taken back here. If something is wrong with your account, choose a new password or ask our support.',
  },
  es: {
    title: 'Confirme su nuevo correo',
    body: 'El {when} pidió iniciar sesión en Communitrak con {email} en lugar de {old}.',
    confirm: 'Confirmar esta dirección',
    careful: '¿No fue usted? Entonces no confirme: quizá otra persona escribió su dirección.',
    done: 'Su nueva dirección está confirmada',
    doneBody:
      'A partir de ahora inicia sesión con {email}. En los demás dispositivos se cerró la sesión.',
    toAccount: 'Ir a Mi cuenta',
    signIn: 'Iniciar sesión',
    gone: 'Este enlace ya no sirve',
    goneBody:
      'El cambio ha caducado o se detuvo, o la dirección tiene una cuenta propia. Nada ha cambiado. Puede pedirlo otra vez en Mi cuenta.',
    keepTitle: 'Conserve su correo',
    keepBody:
      'Alguien que ha iniciado sesión en su cuenta quiere usar {email} en lugar de {old}. Si no fue usted, deténgalo.',
    keepDo: 'Conservar {old}',
    kept: 'Detenido: su dirección se queda',
    keptBody:
      'Su cuenta conserva {old}. Quien lo pidió conoce su contraseña, así que elija otra ahora, por favor.',
    backTitle: 'Deshacer el cambio',
    backBody:
      'Su cuenta tiene la dirección {email} en lugar de {old} desde el {when}. Si no fue usted, deshágalo. Entonces se cierra la sesión en todos los dispositivos y usted elige una contraseña nueva.',
    backDo: 'Deshacerlo: usar {old} otra vez',
    back: 'Su dirección vuelve a ser {old}',
    backDone:
      'Se ha cerrado la sesión en todos los dispositivos y la contraseña ya no sirve. Elija una nueva ahora; enviamos el código a {old}.',
    taken:
      'Esta dirección ya tiene otra cuenta, así que el cambio no se puede deshacer aquí. Pida ayuda a nuestro soporte, por favor.',
    busy: 'Ahora mismo hay mucha gente iniciando sesión. Inténtelo de nuevo en un momento.',
    newPassword: 'Elegir una contraseña nueva',
    keepGone: 'Ya no hay nada que detener',
    keepGoneBody:
      'El cambio ha caducado, o se hizo hace demasiado tiempo para deshacerlo aquí. Si algo va mal con su cuenta, elija una contraseña nueva o pregunte a nuestro soporte.',
  },
})
