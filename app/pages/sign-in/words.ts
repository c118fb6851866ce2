import { words } from '#app/words/words.ts'

export const signInWords = words({
  en: {
    title: 'Sign in',
    confirmed: 'Thank you, your e-mail address is confirmed. Now sign in with your password.',
    holdsCode: 'After you sign in, you can join your community with your code.',
    late: 'That took too long, or your password has changed since. Please sign in once more.',
    email: 'Email',
    password: 'Password',
    signIn: 'Sign in',
    forgot: 'Forgotten your password?',
    wrong: 'The e-mail address or the password is not right. Please check both.',
    wrongEmail: 'This is not an e-mail address. It looks like ana@example.com.',
    hurry:
      'There were too many wrong passwords. Please wait {minutes, plural, =1 {a minute} other {# minutes}}, or choose a new password.',
    busy: 'Very many people are signing in just now. Please try again in a moment.',
    passkeyLate: 'That took too long. Please press the button once more.',
    passkeyUnknown:
      'This passkey does not open an account here. Sign in with your password; you can add a passkey afterwards.',
    passkeyStopped:
      'This passkey was stopped, because there may be a copy of it. Sign in with your password, remove it, and add a new one.',
    passkeyHurry:
      'There were too many tries. Please wait {minutes, plural, =1 {a minute} other {# minutes}}, or sign in with your password.',
    noAccount: 'No account yet?',
    noAccountBody: 'Your community gives you an access code. With it you make your account.',
    join: 'Join with an access code',
  },
  es: {
    title: 'Iniciar sesión',
    confirmed: 'Gracias, su correo está confirmado. Ahora inicie sesión con su contraseña.',
    holdsCode: 'Después de iniciar sesión podrá unirse a su comunidad con su código.',
    late: 'Tardó demasiado, o su contraseña ha cambiado. Inicie sesión otra vez, por favor.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    signIn: 'Iniciar sesión',
    forgot: '¿Olvidó su contraseña?',
    wrong: 'El correo o la contraseña no son correctos. Compruebe los dos.',
    wrongEmail: 'Esto no es un correo electrónico. Tiene esta forma: ana@example.com.',
    hurry:
      'Ha habido demasiadas contraseñas equivocadas. Espere {minutes, plural, =1 {un minuto} other {# minutos}}, o elija una contraseña nueva.',
    busy: 'Ahora mismo hay mucha gente iniciando sesión. Inténtelo de nuevo en un momento.',
    passkeyLate: 'Tardó demasiado. Pulse el botón otra vez.',
    passkeyUnknown:
      'Esta llave digital no abre ninguna cuenta aquí. Inicie sesión con su contraseña; después puede añadir una llave.',
    passkeyStopped:
      'Esta llave digital se detuvo porque puede haber una copia. Inicie sesión con su contraseña, quítela y añada otra.',
    passkeyHurry:
      'Ha habido demasiados intentos. Espere {minutes, plural, =1 {un minuto} other {# minutos}}, o inicie sesión con su contraseña.',
    noAccount: '¿Aún no tiene cuenta?',
    noAccountBody: 'Su comunidad le da un código de acceso. Con él crea su cuenta.',
    join: 'Unirse con un código de acceso',
  },
})
