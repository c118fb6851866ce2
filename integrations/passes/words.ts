import type { PassSheets } from './passes.ts'

/** What passes say. Short: a card has room for little, and large print for less. */
export type PassWords = {
  /** Above the code. */
  yourCode: string
  how(typeAt: string): string
  for(home: string): string
  blank: string
  until(day: string): string
  resident: string
  /** A household that nobody has named, after the last names of its members: one or more. */
  household(lastNames: readonly string[]): string
  title(community: string): string
  about(community: string): string
  once: string
  /** The same two of a code that belongs to one person. */
  onceForPerson: string
  keepForPerson: string
  stepsTitle: string
  steps(typeAt: string): readonly string[]
  ask(name: string | null): string
  keep: string
}

const spanishList = new Intl.ListFormat('es')

export const passWords: Record<PassSheets['locale'], PassWords> = {
  en: {
    yourCode: 'Your access code',
    how: (typeAt) => `Scan the square with your phone, or type this code at ${typeAt}`,
    for: (home) => `For ${home}`,
    blank: 'Works once, for one home.',
    until: (day) => `Valid until ${day}`,
    resident: 'Current Resident',
    household: (names) => {
      const others = names.length > 1 ? `${names.slice(0, -1).join(', ')} & ` : ''
      return `${others}${names.at(-1)} Household`
    },
    title: (community) => `Join ${community} online`,
    about: (community) =>
      `${community} now has a place of its own on the web, run with Communitrak: a private site where residents hear from their board and reach each other. Only people who live here can enter, and everyone decides what neighbors may see of them.`,
    once: 'This is the access code of your home. It works once. Whoever uses it can then invite the others who live with them.',
    onceForPerson: 'This is your own access code. It works once.',
    keepForPerson:
      'Please keep this letter to yourself until you have joined: whoever has the code could join in your name.',
    stepsTitle: 'How to join',
    steps: (typeAt) => [
      `Point your phone’s camera at the square and tap the link. Or open ${typeAt} on any computer and type the code.`,
      'Give your name and e-mail address, and choose a password.',
      'We send you an e-mail. Confirm your address with it, and you are in.',
    ],
    ask: (name) =>
      `Questions? Please ask ${name === null ? 'your board' : `${name}, or your board`}.`,
    keep: 'Please keep this letter to yourself until you have joined: whoever has the code can join for your home.',
  },
  es: {
    yourCode: 'Su código de acceso',
    how: (typeAt) => `Escanee el cuadrado con el teléfono, o escriba este código en ${typeAt}`,
    for: (home) => `Para ${home}`,
    blank: 'Sirve una vez, para una vivienda.',
    until: (day) => `Válido hasta el ${day}`,
    resident: 'Residente actual',
    household: (names) => `Hogar ${spanishList.format(names)}`,
    title: (community) => `Únase a ${community} en línea`,
    about: (community) =>
      `${community} ya tiene un lugar propio en la web, con Communitrak: un sitio privado donde los residentes reciben noticias de su junta y se comunican entre sí. Solo entra quien vive aquí, y cada persona decide qué pueden ver de ella sus vecinos.`,
    once: 'Este es el código de acceso de su vivienda. Sirve una vez. Quien lo usa puede invitar después a las personas con las que vive.',
    onceForPerson: 'Este es su propio código de acceso. Sirve una vez.',
    keepForPerson:
      'Guarde esta carta para usted hasta que se haya unido: quien tenga el código podría unirse en su nombre.',
    stepsTitle: 'Cómo unirse',
    steps: (typeAt) => [
      `Apunte la cámara del teléfono al cuadrado y toque el enlace. O abra ${typeAt} en cualquier computadora y escriba el código.`,
      'Escriba su nombre y su correo electrónico, y elija una contraseña.',
      'Le enviamos un correo. Confirme con él su dirección, y ya está dentro.',
    ],
    ask: (name) =>
      `¿Preguntas? Hable con ${name === null ? 'su junta' : `${name} o con su junta`}.`,
    keep: 'Guarde esta carta hasta que se haya unido: quien tiene el código puede unirse por su vivienda.',
  },
}
