import { words } from '#app/words/words.ts'

export const signInWords = words({
  en: {
    title: 'Sign in',
    confirmed: 'Thank you, your e-mail address is confirmed. Now sign in with your password.',
    holdsCode: 'After you sign in, you can join your community with your code.',
    email: 'Email',
    password: 'Password',
    signIn: 'Sign in',
    forgot: 'Forgotten your password?',
    wrong: 'The e-mail address or the password is not right. Please check both.',
    wrongEmail: 'This is not an e-mail address. It looks like ana@example.com.',
    hurry:
      'There were too many wrong passwords. Please wait {minutes, plural, =1 {a minute} other {# minutes}}, or choose a new password.',
    busy: 'Very many people are signing in just now. Please try again in a moment.',
    noAccount: 'No account yet?',
    noAccountBody: 'Your community gives you an access code. With it you make your account.',
    join: 'Join with an access code',
  },
  es: {
    title: 'Entrar',
    confirmed: 'Gracias, su correo está confirmado. Ahora entre con su contraseña.',
    holdsCode: 'Después de entrar podrá unirse a su comunidad con su código.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    signIn: 'Entrar',
    forgot: '¿Olvidó su contraseña?',
    wrong: 'El correo o la contraseña no son correctos. Compruebe los dos.',
    wrongEmail: 'Esto no es un correo electrónico. Tiene esta forma: ana@example.com.',
    hurry:
      'Ha habido demasiadas contraseñas equivocadas. Espere {minutes, plural, =1 {un minuto} other {# minutos}}, o elija una contraseña nueva.',
    busy: 'Ahora mismo entra mucha gente. Inténtelo de nuevo en un momento.',
    noAccount: '¿Aún no tiene cuenta?',
    noAccountBody: 'Su comunidad le da un código de acceso. Con él crea su cuenta.',
    join: 'Entrar con un código de acceso',
  },
})
