import { words } from '#app/words/words.ts'

/** The words of what a community chooses for itself. */
export const preferencesWords = words({
  en: {
    title: 'Preferences',
    safety: 'Sign-in safety',
    safetyBody:
      'Community Leaders see the addresses and telephone numbers of everybody. If you ask two-factor of them, they enter only with a code of an app after their password, or with a passkey. Residents go on as before.',
    asked: 'Leaders need two-factor or a passkey since {since}.',
    notAsked: 'Leaders enter with their password alone.',
    nowAsked: 'Saved. Leaders need two-factor or a passkey from now on.',
    without: 'These leaders do not have it yet, and are led to it before they enter: {names}.',
    wouldBeAsked: 'These leaders do not have it yet, and would be led to it: {names}.',
    ask: 'Ask two-factor of leaders',
    stopAsking: 'No longer ask it of leaders',
    youFirst:
      'You have signed in with your password alone. Set up two-factor yourself first, or sign in with a passkey, so that you do not lock yourself out.',
    setUp: 'Set up two-factor',
    passkey: 'My passkeys',
    onlyLooking: 'You can look at this. Changing it takes another permission.',
    back: 'Back to the preferences',
  },
  es: {
    title: 'Preferencias',
    safety: 'Seguridad de la entrada',
    safetyBody:
      'Quienes dirigen la comunidad ven las direcciones y los teléfonos de todas las personas. Si les pide los dos pasos, solo entran con un código de una aplicación después de la contraseña, o con una llave de acceso. Para los residentes no cambia nada.',
    asked: 'Quienes dirigen necesitan los dos pasos o una llave de acceso desde el {since}.',
    notAsked: 'Quienes dirigen entran solo con su contraseña.',
    nowAsked: 'Guardado. A partir de ahora quienes dirigen necesitan los dos pasos o una llave.',
    without: 'Todavía no los tienen, y se les pedirá antes de entrar: {names}.',
    wouldBeAsked: 'Todavía no los tienen, y se les pediría: {names}.',
    ask: 'Pedir los dos pasos a quienes dirigen',
    stopAsking: 'Dejar de pedírselos',
    youFirst:
      'Ha entrado solo con su contraseña. Active primero los dos pasos en su cuenta, o entre con una llave de acceso, para no quedarse fuera.',
    setUp: 'Activar los dos pasos',
    passkey: 'Mis llaves de acceso',
    onlyLooking: 'Puede mirarlo. Para cambiarlo hace falta otro permiso.',
    back: 'Volver a las preferencias',
  },
})
