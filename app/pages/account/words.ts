import { words } from '#app/words/words.ts'

/** The words of the page that leads to everything of one's account. */
export const accountWords = words({
  en: {
    title: 'My Account',
    saved: 'Saved.',
    name: 'Name',
    phone: 'Phone',
    noPhone: 'None',
    change: 'Change',
    language: 'Language',
    save: 'Save',
    communities: 'My communities',
    signIn: 'Signing in',
    email: 'Email',
    password: 'Password',
    sessions: 'Where you are signed in',
    places: '{count, plural, =1 {Only here} other {In # places}}',
    look: 'Look',
  },
  es: {
    title: 'Mi cuenta',
    saved: 'Guardado.',
    name: 'Nombre',
    phone: 'Teléfono',
    noPhone: 'Ninguno',
    change: 'Cambiar',
    language: 'Idioma',
    save: 'Guardar',
    communities: 'Mis comunidades',
    signIn: 'Entrada',
    email: 'Correo',
    password: 'Contraseña',
    sessions: 'Dónde tiene la sesión abierta',
    places: '{count, plural, =1 {Solo aquí} other {En # sitios}}',
    look: 'Mirar',
  },
})
