import { words } from '#app/words/words.ts'

export const columnWords = words({
  en: {
    title: 'What is in each column?',
    lead: 'We looked at the names of the columns and at what is in them. Correct what we took wrongly; we will remember it.',
    unsure: 'Please look at these',
    unsureBody: 'We are not sure about them.',
    sure: 'These we recognised',
    column: 'Column',
    samples: 'What is in it',
    taken: 'Import as',
    confidence: 'How sure',
    certain: 'Sure',
    likely: 'Quite sure',
    guess: 'A guess',
    unknown: 'Not recognised',
    chosen: 'As chosen before',
    unnamed: 'Column {number, number}, without a name',
    importAs: 'Import {column} as',
    nothing: 'nothing',
    ofMail: 'An address for mail: it tells which owners live elsewhere.',
    ofLeft: 'It tells who may have left. Those rows are shown to you first.',
    tenantLeftOut:
      'Your list names owners too, so tenants are left out. To invite them as well, choose here what this column is.',
    ofTenant: 'Of a tenant.',
    person: 'Person {number, number} of the row.',
    emailTitle: 'Homes where nobody has an e-mail address',
    attention: 'Show them to me first',
    attentionHint: 'They are not imported until somebody adds an address.',
    paper: 'Import them, and invite on paper',
    paperHint: 'Each such home gets an access pass to print.',
    check: 'Check the rows',
    discard: 'Discard this file',
    back: 'All rosters',
    'no column of names': 'Say which column has the names: Full Name, or First Name and Last Name.',
    'no column of homes': 'Say which column has the homes: Address, Street or Lot Number.',
    'no street of the units':
      'Your list names units only. Type the street address of the building.',
    'unreadable street':
      'We cannot read this address. Write it without a unit, like 500 Congress Ave.',
    streetTitle: 'Where are these homes?',
    sharedStreet: 'Street address of the building',
    sharedStreetHint:
      'Your list names units only. Type the address they share, like 500 Congress Ave. If there are several buildings, add a column with the street of each unit to your list instead.',
    'already started': 'The import of this roster has begun, so its columns stay as they are.',
    noRows: 'This file has no rows below the names of its columns. Bring one that has.',
    about: 'About this file',
    rows: '{count, plural, =1 {One row was read.} other {# rows were read.}}',
    sheet: 'This is the sheet “{name}”.',
    otherSheet: 'Read another sheet',
    readSheet: 'Read that sheet',
    titles:
      '{count, plural, =1 {Line {lines} is a title and was left out.} other {# lines that are titles were left out: {lines}.}}',
    repeated:
      '{count, plural, =1 {Line {lines} repeats the heading and was left out.} other {# lines that repeat the heading were left out: {lines}.}}',
    noHeader: 'The columns have no names; we went by what is in them.',
    hidden:
      '{count, plural, =1 {One row is hidden in the file, by a filter perhaps. It was read too.} other {# rows are hidden in the file, by a filter perhaps. They were read too.}}',
    quotes:
      '{count, plural, =1 {A quotation mark is opened on line {lines} and never closed. Check that row.} other {Quotation marks are opened and never closed on lines {lines}. Check those rows.}}',
    encoding:
      'The file does not say how its letters are written. Check that names like “Núñez” look right.',
    more: 'and others',
  },
  es: {
    title: '¿Qué hay en cada columna?',
    lead: 'Miramos los nombres de las columnas y lo que contienen. Corrija lo que entendimos mal; lo recordaremos.',
    unsure: 'Mire estas, por favor',
    unsureBody: 'No estamos seguros de ellas.',
    sure: 'Estas las reconocimos',
    column: 'Columna',
    samples: 'Qué contiene',
    taken: 'Importar como',
    confidence: 'Seguridad',
    certain: 'Segura',
    likely: 'Bastante segura',
    guess: 'Una suposición',
    unknown: 'No reconocida',
    chosen: 'Como se eligió antes',
    unnamed: 'Columna {number, number}, sin nombre',
    importAs: 'Importar {column} como',
    nothing: 'nada',
    ofMail: 'Una dirección de correo: dice qué propietarios viven en otra parte.',
    ofLeft: 'Dice quién quizá ya no vive allí. Esas filas se le muestran primero.',
    tenantLeftOut:
      'Su lista también nombra propietarios, así que los inquilinos se omiten. Para invitarlos también, elija aquí qué es esta columna.',
    ofTenant: 'De un inquilino.',
    person: 'Persona {number, number} de la fila.',
    emailTitle: 'Viviendas donde nadie tiene correo electrónico',
    attention: 'Mostrármelas primero',
    attentionHint: 'No se importan hasta que alguien añada una dirección.',
    paper: 'Importarlas e invitar en papel',
    paperHint: 'Cada una de esas viviendas recibe un pase de acceso para imprimir.',
    check: 'Revisar las filas',
    discard: 'Descartar este archivo',
    back: 'Todas las listas',
    'no column of names':
      'Diga qué columna tiene los nombres: Nombre completo, o Nombre y Apellido.',
    'no column of homes':
      'Diga qué columna tiene las viviendas: Dirección, Calle o Número de lote.',
    'no street of the units': 'Su lista solo nombra unidades. Escriba la dirección del edificio.',
    'unreadable street':
      'No podemos leer esta dirección. Escríbala sin unidad, así: 500 Congress Ave.',
    streetTitle: '¿Dónde están estas viviendas?',
    sharedStreet: 'Dirección del edificio',
    sharedStreetHint:
      'Su lista solo nombra unidades. Escriba la dirección que comparten, por ejemplo 500 Congress Ave. Si hay varios edificios, añada a su lista una columna con la calle de cada unidad.',
    'already started':
      'La importación de esta lista ya empezó, así que sus columnas quedan como están.',
    noRows:
      'Este archivo no tiene filas debajo de los nombres de columna. Traiga uno que las tenga.',
    about: 'Sobre este archivo',
    rows: '{count, plural, =1 {Se leyó una fila.} other {Se leyeron # filas.}}',
    sheet: 'Esta es la hoja “{name}”.',
    otherSheet: 'Leer otra hoja',
    readSheet: 'Leer esa hoja',
    titles:
      '{count, plural, =1 {La línea {lines} es un título y se omitió.} other {Se omitieron # líneas que son títulos: {lines}.}}',
    repeated:
      '{count, plural, =1 {La línea {lines} repite el encabezado y se omitió.} other {Se omitieron # líneas que repiten el encabezado: {lines}.}}',
    noHeader: 'Las columnas no tienen nombre; nos guiamos por lo que contienen.',
    hidden:
      '{count, plural, =1 {Una fila está oculta en el archivo, quizá por un filtro. También se leyó.} other {# filas están ocultas en el archivo, quizá por un filtro. También se leyeron.}}',
    quotes:
      '{count, plural, =1 {En la línea {lines} se abre una comilla que no se cierra. Revise esa fila.} other {Se abren comillas que no se cierran en las líneas {lines}. Revise esas filas.}}',
    encoding:
      'El archivo no dice cómo están escritas sus letras. Compruebe que nombres como “Núñez” se vean bien.',
    more: 'y otras',
  },
})
