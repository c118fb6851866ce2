import { words } from '#app/words/words.ts'

/** The words of the page for one's photo. */
export const photoWords = words({
  en: {
    title: 'Photo',
    lead: 'A photo helps neighbours to recognise you. You may do without one.',
    photo: 'Your photo',
    another: 'Another photo',
    hint: 'A JPEG, PNG or WebP picture of up to 10 MB. We keep its middle as a small square, and nothing of where and when it was taken.',
    showIn: 'Show my photo to neighbours in',
    save: 'Save',
    remove: 'Remove the photo',
    please: 'Please choose another picture',
    nothing: 'Choose a picture on your device first.',
    notAPicture:
      'We cannot read this file as a picture. Choose a photo that is a JPEG, PNG or WebP.',
    tooManyPixels: 'This picture is too large for us. Choose one of up to 50 megapixels.',
    hurry:
      'You have changed your photo very often. Please wait {minutes, plural, =1 {a minute} other {# minutes}} and try again.',
  },
  es: {
    title: 'Foto',
    lead: 'Una foto ayuda a sus vecinos a reconocerle. No es obligatoria.',
    photo: 'Su foto',
    another: 'Otra foto',
    hint: 'Una imagen JPEG, PNG o WebP de hasta 10 MB. Guardamos el centro como un cuadrado pequeño, y nada sobre dónde ni cuándo se tomó.',
    showIn: 'Mostrar mi foto a los vecinos en',
    save: 'Guardar',
    remove: 'Quitar la foto',
    please: 'Elija otra imagen',
    nothing: 'Primero elija una imagen en su dispositivo.',
    notAPicture: 'No podemos leer este archivo como imagen. Elija una foto JPEG, PNG o WebP.',
    tooManyPixels: 'Esta imagen es demasiado grande. Elija una de hasta 50 megapíxeles.',
    hurry:
      'Ha cambiado la foto muchas veces. Espere {minutes, plural, =1 {un minuto} other {# minutos}} e inténtelo de nuevo.',
  },
})
