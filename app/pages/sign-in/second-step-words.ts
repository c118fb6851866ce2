import { words } from '#app/words/words.ts'

export const secondStepWords = words({
  en: {
    title: 'One more step',
    lead: 'Your password is right. Now open the authenticator app on your phone, look for “Communitrak”, and type the six digits it shows.',
    code: 'Six-digit code',
    recoveryLead: 'Type one of the recovery codes you have kept. Each opens your account once.',
    recoveryCode: 'Recovery code',
    recoveryHint: 'It looks like 7K3M-Q9XD-2F8R.',
    signIn: 'Sign in',
    noPhone: 'You do not have your phone?',
    useRecovery: 'Use a recovery code',
    useApp: 'Use the code of my app',
    lost: 'If you have neither your phone nor a recovery code, ask whoever runs this Communitrak for help.',
    newPassword: 'Choose a new password',
    back: 'Sign in as somebody else',
    wrong:
      'This is not the code of your app now. Type the newest one; if it still does not fit, set the clock of your phone to automatic.',
    wrongRecovery:
      'This is none of your recovery codes. Please compare it with what you have kept.',
    used: 'This code has been used already. Wait until your app shows the next one, and type that.',
    usedRecovery: 'This recovery code has been used already. Please type another one.',
    missing: 'Please type the code.',
    hurry:
      'There were too many codes. Please wait {minutes, plural, =1 {a minute} other {# minutes}} and try again. Was it not you? Then somebody knows your password: choose a new one.',
  },
  es: {
    title: 'Un paso más',
    lead: 'Su contraseña es correcta. Ahora abra la aplicación de autenticación de su teléfono, busque «Communitrak» y escriba las seis cifras que muestra.',
    code: 'Código de seis cifras',
    recoveryLead:
      'Escriba uno de los códigos de recuperación que guardó. Cada uno abre su cuenta una vez.',
    recoveryCode: 'Código de recuperación',
    recoveryHint: 'Tiene esta forma: 7K3M-Q9XD-2F8R.',
    signIn: 'Iniciar sesión',
    noPhone: '¿No tiene su teléfono?',
    useRecovery: 'Usar un código de recuperación',
    useApp: 'Usar el código de mi aplicación',
    lost: 'Si no tiene ni su teléfono ni un código de recuperación, pida ayuda a quien administra este Communitrak.',
    newPassword: 'Elegir una contraseña nueva',
    back: 'Iniciar sesión con otra cuenta',
    wrong:
      'Este no es el código actual de su aplicación. Escriba el más reciente; si sigue sin servir, ponga la hora de su teléfono en automático.',
    wrongRecovery:
      'Este no es ninguno de sus códigos de recuperación. Compárelo con lo que guardó.',
    used: 'Este código ya se ha usado. Espere a que su aplicación muestre el siguiente y escríbalo.',
    usedRecovery: 'Este código de recuperación ya se ha usado. Escriba otro, por favor.',
    missing: 'Escriba el código, por favor.',
    hurry:
      'Ha habido demasiados códigos. Espere {minutes, plural, =1 {un minuto} other {# minutos}} e inténtelo de nuevo. ¿No fue usted? Entonces alguien sabe su contraseña: elija otra.',
  },
})
