import { words } from '#app/words/words.ts'

export const batchWords = words({
  en: {
    title: 'Print passes',
    homesTitle: 'Passes of all homes',
    blankOf: '{size, plural, =1 {One blank pass} other {# blank passes}}, made {day}',
    homesOf: '{size, plural, =1 {The pass of one home} other {Passes of # homes}}, made {day}',
    homesBody:
      'Every home in which nobody has joined and which has a pass, in the order of addresses.',
    printable:
      '{count, plural, =0 {} =1 {One pass will be printed.} other {# passes will be printed.}}',
    leftOut:
      '{count, plural, =1 {One was used or voided, or has run out, and is left out.} other {# were used or voided, or have run out, and are left out.}}',
    nothing: 'There is nothing left to print: every pass was used or voided, or has run out.',
    nothingForHomes:
      'No home has a pass that can be printed. Go back and generate them first, unless somebody has joined in every home.',
    newOnes: '{count, plural, =1 {One pass was made.} other {# passes were made.}}',
    keptOnes:
      '{count, plural, =1 {One home keeps the pass it has.} other {# homes keep the pass they have.}}',
    renewedOnes:
      '{count, plural, =1 {One pass had run out and is good again.} other {# passes had run out and are good again.}}',
    layout: 'What to print',
    cards: 'Business cards',
    cardsHint: 'Ten a sheet, with marks to cut along. Fits ready-cut sheets, like Avery 5371.',
    'large cards': 'Large print',
    'large cardsHint': 'Three a sheet, with large letters and a large code.',
    letters: 'Letters',
    lettersHint:
      'One for each home, with its address where a window envelope shows it (#10 double window, or DL).',
    lettersForPeople:
      'One for each person, with their name and address where a window envelope shows it (#10 double window, or DL).',
    sheets: '{sheets, plural, =1 {one sheet} other {# sheets}}',
    paper: 'Paper',
    letter: 'US Letter',
    a4: 'A4',
    language: 'Language',
    en: 'English',
    es: 'Spanish',
    download: 'Download PDF',
    afterwards:
      'Open the file and print it at its actual size (100 %), on any printer. Printing again makes no new codes.',
    preview: 'How a card looks',
    yourCode: 'Your access code',
    scan: 'Scan the square with your phone, or type this code',
    noLogo:
      'Your logo is a WebP picture, which cannot be printed: the passes carry only the name. With a PNG or JPEG picture they would carry the logo too.',
    voidTitle: '{size, plural, =1 {Void this pass?} other {Void these passes?}}',
    voidBody:
      '{size, plural, =1 {Its code stops} other {Their codes stop}} working for good, also on paper that is already in somebody’s hands. Who has joined stays.',
    voidCount:
      '{size, plural, =1 {{count, plural, =0 {It is not open any more.} other {It is still open.}}} other {{count, plural, =0 {None of them is still open.} =1 {One of them is still open.} other {# of them are still open.}}}}',
    voidDo: 'Void the passes',
    voidOne: 'Void the pass',
    cancel: 'Cancel',
    alreadyVoided:
      '{size, plural, =1 {This pass was voided before.} other {These passes were voided before.}}',
    back: 'Back to all passes',
  },
  es: {
    title: 'Imprimir pases',
    homesTitle: 'Pases de todas las viviendas',
    blankOf: '{size, plural, =1 {Un pase en blanco} other {# pases en blanco}}, del {day}',
    homesOf: '{size, plural, =1 {El pase de una vivienda} other {Pases de # viviendas}}, del {day}',
    homesBody:
      'Todas las viviendas en las que no se ha unido nadie y que tienen un pase, por orden de dirección.',
    printable: '{count, plural, =0 {} =1 {Se imprimirá un pase.} other {Se imprimirán # pases.}}',
    leftOut:
      '{count, plural, =1 {Uno fue usado o anulado, o ha caducado, y se omite.} other {# fueron usados o anulados, o han caducado, y se omiten.}}',
    nothing:
      'No queda nada que imprimir: todos los pases fueron usados o anulados, o han caducado.',
    nothingForHomes:
      'Ninguna vivienda tiene un pase que se pueda imprimir. Vuelva y genérelos primero, si no se ha unido ya alguien en todas.',
    newOnes: '{count, plural, =1 {Se hizo un pase.} other {Se hicieron # pases.}}',
    keptOnes:
      '{count, plural, =1 {Una vivienda conserva el pase que tiene.} other {# viviendas conservan el pase que tienen.}}',
    renewedOnes:
      '{count, plural, =1 {Un pase había caducado y vale otra vez.} other {# pases habían caducado y valen otra vez.}}',
    layout: 'Qué imprimir',
    cards: 'Tarjetas',
    cardsHint:
      'Diez por hoja, con marcas para cortar. Sirve para hojas precortadas, como Avery 5371.',
    'large cards': 'Letra grande',
    'large cardsHint': 'Tres por hoja, con letras grandes y un código grande.',
    letters: 'Cartas',
    lettersHint:
      'Una para cada vivienda, con la dirección donde la muestra un sobre con ventana (#10 de doble ventana, o DL).',
    lettersForPeople:
      'Una para cada persona, con su nombre y dirección donde los muestra un sobre con ventana (#10 de doble ventana, o DL).',
    sheets: '{sheets, plural, =1 {una hoja} other {# hojas}}',
    paper: 'Papel',
    letter: 'Carta (EE. UU.)',
    a4: 'A4',
    language: 'Idioma',
    en: 'Inglés',
    es: 'Español',
    download: 'Descargar PDF',
    afterwards:
      'Abra el archivo e imprímalo a tamaño real (100 %), en cualquier impresora. Imprimir otra vez no crea códigos nuevos.',
    preview: 'Así es una tarjeta',
    yourCode: 'Su código de acceso',
    scan: 'Escanee el cuadrado con el teléfono, o escriba este código',
    noLogo:
      'Su logotipo es una imagen WebP, que no se puede imprimir: los pases llevan solo el nombre. Con una imagen PNG o JPEG llevarían también el logotipo.',
    voidTitle: '{size, plural, =1 {¿Anular este pase?} other {¿Anular estos pases?}}',
    voidBody:
      '{size, plural, =1 {Su código deja} other {Sus códigos dejan}} de funcionar para siempre, también en el papel que alguien ya tenga. Quien ya se ha unido se queda.',
    voidCount:
      '{size, plural, =1 {{count, plural, =0 {Ya no está abierto.} other {Sigue abierto.}}} other {{count, plural, =0 {Ninguno sigue abierto.} =1 {Uno sigue abierto.} other {# siguen abiertos.}}}}',
    voidDo: 'Anular los pases',
    voidOne: 'Anular el pase',
    cancel: 'Cancelar',
    alreadyVoided:
      '{size, plural, =1 {Este pase ya se anuló.} other {Estos pases ya se anularon.}}',
    back: 'Volver a todos los pases',
  },
})
