import { words } from '#app/words/words.ts'

/** The words about the logo and the colour of a community. */
export const brandWords = words({
  en: {
    logoLead:
      'Your logo stands on every page of the community, in its letters and on access passes. We fit it into 512 by 160 dots and keep nothing else of the file.',
    logo: 'Logo',
    another: 'Another logo',
    hint: 'A PNG, JPEG or WebP picture of up to 10 MB. Transparent ground stays transparent; a dark logo is read best, since letters and passes are white.',
    remove: 'Remove the logo',
    pleaseLogo: 'Please choose another picture',
    nothing: 'Choose a picture on your device first.',
    notAPicture:
      'We cannot read this file as a picture. Choose a PNG, JPEG or WebP. A drawing (SVG) must be saved as PNG first.',
    tooManyPixels: 'This picture has too many dots for us. Choose one of up to 50 megapixels.',
    moving: 'This picture moves. Choose one that stands still.',
    tooLarge: 'This file is too large: a logo may have up to 10 MB. Please choose a smaller one.',
    hurry:
      'The logo was changed very often. Please wait {minutes, plural, =1 {a minute} other {# minutes}} and try again.',
    colorLead:
      'Buttons, links and the heads of letters and passes have this colour. White letters stand on it, so it must be dark enough for everybody to read them.',
    choose: 'Choose one of these',
    forest: 'Forest',
    ocean: 'Ocean',
    royal: 'Royal blue',
    plum: 'Plum',
    berry: 'Berry',
    brick: 'Brick',
    earth: 'Earth',
    slate: 'Slate',
    color: 'Colour',
    colorHint: 'Or your own: six letters and digits, like #1f6f54.',
    pick: 'Pick a colour',
    preview: 'Preview',
    wrongColor: 'We cannot read this as a colour. It has six letters and digits, like #1f6f54.',
    pale: 'White letters on {color} are too hard to read',
    paleBody:
      'Their contrast is {contrast} to 1, and people who see less well need 4.5 to 1. The most similar colour that works is {nearest}.',
    useNearest: 'Use {nearest}',
    works: '{color} works well: white letters on it have a contrast of {contrast} to 1.',
    looks: 'This is how it looks',
    pageHead: 'Welcome, neighbours',
    button: 'A button',
    link: 'A link',
    letterDear: 'Dear neighbour,',
    letterBody: 'you are invited to {community} online.',
    letterDo: 'Join {community}',
    passCode: 'Your access code',
  },
  es: {
    logoLead:
      'El logotipo aparece en todas las páginas de la comunidad, en sus cartas y en los pases de acceso. Lo ajustamos a 512 por 160 puntos y no guardamos nada más del archivo.',
    logo: 'Logotipo',
    another: 'Otro logotipo',
    hint: 'Una imagen PNG, JPEG o WebP de hasta 10 MB. El fondo transparente se conserva; se lee mejor un logotipo oscuro, porque las cartas y los pases son blancos.',
    remove: 'Quitar el logotipo',
    pleaseLogo: 'Elija otra imagen',
    nothing: 'Primero elija una imagen en su dispositivo.',
    notAPicture:
      'No podemos leer este archivo como imagen. Elija una PNG, JPEG o WebP. Un dibujo (SVG) hay que guardarlo antes como PNG.',
    tooManyPixels: 'Esta imagen tiene demasiados puntos. Elija una de hasta 50 megapíxeles.',
    moving: 'Esta imagen se mueve. Elija una fija.',
    tooLarge:
      'Este archivo es demasiado grande: un logotipo puede tener hasta 10 MB. Elija uno más pequeño.',
    hurry:
      'El logotipo se ha cambiado muchas veces. Espere {minutes, plural, =1 {un minuto} other {# minutos}} e inténtelo de nuevo.',
    colorLead:
      'Los botones, los enlaces y la cabecera de cartas y pases llevan este color. Encima van letras blancas, así que debe ser lo bastante oscuro para que todas las personas las lean.',
    choose: 'Elija uno de estos',
    forest: 'Bosque',
    ocean: 'Océano',
    royal: 'Azul real',
    plum: 'Ciruela',
    berry: 'Frambuesa',
    brick: 'Ladrillo',
    earth: 'Tierra',
    slate: 'Pizarra',
    color: 'Color',
    colorHint: 'O el suyo: seis letras y cifras, como #1f6f54.',
    pick: 'Elegir un color',
    preview: 'Ver cómo queda',
    wrongColor: 'No podemos leer esto como un color. Tiene seis letras y cifras, como #1f6f54.',
    pale: 'Las letras blancas sobre {color} se leen mal',
    paleBody:
      'Su contraste es de {contrast} a 1, y quienes ven menos necesitan 4,5 a 1. El color más parecido que sirve es {nearest}.',
    useNearest: 'Usar {nearest}',
    works: '{color} sirve: las letras blancas encima tienen un contraste de {contrast} a 1.',
    looks: 'Así queda',
    pageHead: 'Bienvenida la vecindad',
    button: 'Un botón',
    link: 'Un enlace',
    letterDear: 'Hola:',
    letterBody: 'tiene una invitación a {community} en línea.',
    letterDo: 'Unirse a {community}',
    passCode: 'Su código de acceso',
  },
})
export type BrandWord = keyof (typeof brandWords)['en']
