import { words } from './words/words.ts'

/** The words of every form that asks who somebody is. */
export const personWords = words({
  en: {
    firstName: 'First Name',
    lastName: 'Last Name',
    email: 'Email',
    phone: 'Phone Number',
    optional: '(optional)',
    password: 'Password',
    passwordHint: 'At least 8 characters. A few words that only you would put together are best.',
    wrongFirstName: 'Please type your first name, in letters, up to 60.',
    wrongLastName: 'Please type your last name, in letters, up to 60.',
    wrongEmail: 'This is not an e-mail address we can write to. It looks like ana@example.com.',
    wrongPhone:
      'This is not a telephone number that we can use. It looks like (512) 555-0123, without an extension. You may also leave it out.',
    shortPassword: 'The password needs at least 8 characters.',
    longPassword: 'The password can have at most 200 characters.',
    commonPassword: 'This password is one of those that others try first. Please choose another.',
    ownPassword: 'Please do not use your name or e-mail address as the password.',
    again: 'Correct what is wrong, and type the password once more.',
  },
  es: {
    firstName: 'Nombre',
    lastName: 'Apellido',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    optional: '(opcional)',
    password: 'Contraseña',
    passwordHint: 'Al menos 8 caracteres. Lo mejor: unas palabras que solo usted juntaría.',
    wrongFirstName: 'Escriba su nombre, con letras, hasta 60.',
    wrongLastName: 'Escriba su apellido, con letras, hasta 60.',
    wrongEmail: 'No podemos escribir a esta dirección. Tiene esta forma: ana@example.com.',
    wrongPhone:
      'No podemos usar este número de teléfono. Tiene esta forma: (512) 555-0123, sin extensión. También puede dejarlo vacío.',
    shortPassword: 'La contraseña necesita al menos 8 caracteres.',
    longPassword: 'La contraseña puede tener 200 caracteres como máximo.',
    commonPassword: 'Esta contraseña es de las que otros prueban primero. Elija otra, por favor.',
    ownPassword: 'No use su nombre ni su correo como contraseña, por favor.',
    again: 'Corrija lo que esté mal y escriba otra vez la contraseña.',
  },
})
export type PersonWord = keyof (typeof personWords)['en']
