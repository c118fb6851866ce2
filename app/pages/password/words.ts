import { words } from '#app/words/words.ts'

export const passwordWords = words({
  en: {
    forgotTitle: 'Choose a new password',
    forgotLead: 'Type your e-mail address. If it has an account, we send a six-digit code to it.',
    email: 'Email',
    wrongEmail: 'This is not an e-mail address. It looks like ana@example.com.',
    send: 'Send the code',
    hurry:
      'We have just written to this address. Please wait {minutes, plural, =1 {a minute} other {# minutes}} before you ask again.',
    back: 'Back to sign-in',
    resetTitle: 'Look into your mailbox',
    resetLead:
      'If this address has an account, a code is on its way to it. Type it here with your new password.',
    code: 'Six-digit code',
    newPassword: 'New password',
    save: 'Save the new password',
    wrongCode: 'This is not the code of the e-mail. Please compare the six digits.',
    tooMany: 'There were too many wrong codes. Please ask for a new one.',
    unknown: 'This code has run out. Please ask for a new one.',
    busy: 'Very many people are signing in just now. Please try again in a moment.',
    another: 'Send another code',
  },
  es: {
    forgotTitle: 'Elija una contraseña nueva',
    forgotLead: 'Escriba su correo. Si tiene una cuenta, le enviamos un código de seis cifras.',
    email: 'Correo electrónico',
    wrongEmail: 'Esto no es un correo electrónico. Tiene esta forma: ana@example.com.',
    send: 'Enviar el código',
    hurry:
      'Acabamos de escribir a esta dirección. Espere {minutes, plural, =1 {un minuto} other {# minutos}} antes de pedirlo otra vez.',
    back: 'Volver a iniciar sesión',
    resetTitle: 'Mire en su buzón',
    resetLead:
      'Si esta dirección tiene una cuenta, le llegará un código. Escríbalo aquí con su contraseña nueva.',
    code: 'Código de seis cifras',
    newPassword: 'Contraseña nueva',
    save: 'Guardar la contraseña nueva',
    wrongCode: 'No es el código del correo. Compare las seis cifras, por favor.',
    tooMany: 'Ha habido demasiados códigos equivocados. Pida uno nuevo, por favor.',
    unknown: 'Este código ha caducado. Pida uno nuevo, por favor.',
    busy: 'Ahora mismo hay mucha gente iniciando sesión. Inténtelo de nuevo en un momento.',
    another: 'Enviar otro código',
  },
})
