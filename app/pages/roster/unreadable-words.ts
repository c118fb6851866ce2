import { words } from '#app/words/words.ts'
import type { UnreadableSheet } from '#integrations/spreadsheets/spreadsheets.ts'

/** Why a file was not read, and what to do about it. */
export const unreadableWords = words({
  en: {
    nothing: 'Choose a file first, or drop one here.',
    nothingPasted: 'Paste the cells first: copy them in your spreadsheet, then paste them here.',
    empty: 'This file is empty. Open it, check that the list is in it, and save it again.',
    tooLarge:
      'This file is larger than {most, number} MB. Leave out pictures and other sheets, or save the list as CSV, and send it again.',
    tooManyRows:
      'This file has more than {most, number} rows. Save it in two parts and bring one after the other.',
    tooManyColumns:
      'Line {line, number} has something in column {column, number}; at most {most, number} columns are read. Delete what stands far to the right of the list.',
    picture: 'This is a picture, not a list. Bring the spreadsheet that the list was made with.',
    pdf: 'This is a PDF, which holds no cells. Ask for the same list as a spreadsheet: most programs can export CSV or Excel.',
    document:
      'This is a text document. Copy its table into a spreadsheet, save it as XLSX or CSV, and bring that.',
    webPage: 'This is a web page. Open it in Excel and save it as XLSX.',
    xml: 'This is an XML file. Export the list as CSV or Excel instead.',
    archive: 'This is a zipped folder. Unpack it, and bring the spreadsheet that is inside.',
    numbers:
      'This was saved by Numbers. In Numbers choose File, Export To, Excel; then bring that.',
    opendocument:
      'This was saved by LibreOffice or OpenOffice. Save it as Excel (.xlsx) or CSV, and bring that.',
    binaryWorkbook: 'This is a binary Excel workbook (.xlsb). Save it as XLSX, and bring that.',
    unknown: 'This is not a spreadsheet we know. Save the list as CSV or XLSX, and bring that.',
    oldExcel:
      'This was saved by an old Excel (.xls). Open it, choose Save As, Excel Workbook (.xlsx), and bring that.',
    password: 'This file is protected by a password. Save a copy without one, and bring that.',
    inflates:
      'This file holds far more than any list of people does. Copy the list into a new spreadsheet and save that.',
    broken:
      'This file is damaged. Open it in your spreadsheet program, save it again, and bring that.',
    tooSlow: 'This file takes too long to read. Save it as CSV, or in two parts.',
    noSheet: 'That sheet cannot be read any more. Bring the file again to choose it.',
    sheetEmpty:
      'The sheet “{name}” is empty, so you still see the one before. Choose another, or check your file.',
    sheetTooManyRows:
      'The sheet “{name}” has more than {most, number} rows. Save it as two files, and bring one after the other.',
    sheetTooManyColumns:
      'Line {line, number} of the sheet “{name}” has something in column {column, number}; at most {most, number} columns are read. Delete in your file what stands far to the right of the list, and bring it again.',
  },
  es: {
    nothing: 'Elija primero un archivo, o suéltelo aquí.',
    nothingPasted: 'Pegue primero las celdas: cópielas en su hoja de cálculo y péguelas aquí.',
    empty: 'Este archivo está vacío. Ábralo, compruebe que contiene la lista y guárdelo de nuevo.',
    tooLarge:
      'Este archivo pasa de {most, number} MB. Quite imágenes y otras hojas, o guarde la lista como CSV, y envíela de nuevo.',
    tooManyRows:
      'Este archivo tiene más de {most, number} filas. Guárdelo en dos partes y traiga una tras otra.',
    tooManyColumns:
      'La línea {line, number} tiene algo en la columna {column, number}; se leen como mucho {most, number} columnas. Borre lo que esté muy a la derecha de la lista.',
    picture:
      'Esto es una imagen, no una lista. Traiga la hoja de cálculo con la que se hizo la lista.',
    pdf: 'Esto es un PDF, que no tiene celdas. Pida la misma lista como hoja de cálculo: casi todos los programas exportan CSV o Excel.',
    document:
      'Esto es un documento de texto. Copie su tabla en una hoja de cálculo, guárdela como XLSX o CSV y traiga esa.',
    webPage: 'Esto es una página web. Ábrala en Excel y guárdela como XLSX.',
    xml: 'Esto es un archivo XML. Exporte la lista como CSV o Excel.',
    archive: 'Esto es una carpeta comprimida. Ábrala y traiga la hoja de cálculo que hay dentro.',
    numbers:
      'Esto se guardó con Numbers. En Numbers elija Archivo, Exportar a, Excel, y traiga ese archivo.',
    opendocument:
      'Esto se guardó con LibreOffice u OpenOffice. Guárdelo como Excel (.xlsx) o CSV y traiga ese archivo.',
    binaryWorkbook:
      'Esto es un libro binario de Excel (.xlsb). Guárdelo como XLSX y traiga ese archivo.',
    unknown:
      'No conocemos este tipo de archivo. Guarde la lista como CSV o XLSX y traiga ese archivo.',
    oldExcel:
      'Esto se guardó con un Excel antiguo (.xls). Ábralo, elija Guardar como, Libro de Excel (.xlsx), y traiga ese archivo.',
    password: 'Este archivo está protegido con contraseña. Guarde una copia sin ella y traiga esa.',
    inflates:
      'Este archivo contiene mucho más que una lista de personas. Copie la lista en una hoja nueva y guárdela.',
    broken:
      'Este archivo está dañado. Ábralo en su programa de hojas de cálculo, guárdelo otra vez y tráigalo.',
    tooSlow: 'Este archivo tarda demasiado en leerse. Guárdelo como CSV, o en dos partes.',
    noSheet: 'Esa hoja ya no se puede leer. Traiga el archivo de nuevo para elegirla.',
    sheetEmpty:
      'La hoja “{name}” está vacía, así que sigue viendo la anterior. Elija otra, o revise su archivo.',
    sheetTooManyRows:
      'La hoja “{name}” tiene más de {most, number} filas. Guárdela en dos archivos y traiga uno tras otro.',
    sheetTooManyColumns:
      'La línea {line, number} de la hoja “{name}” tiene algo en la columna {column, number}; se leen como mucho {most, number} columnas. Borre en su archivo lo que esté muy a la derecha de la lista y tráigalo de nuevo.',
  },
})

export type UnreadableWord = keyof (typeof unreadableWords)['en']

/** What is wrong with what somebody brought, as a page says it. */
export type Unread = { word: UnreadableWord; facts: Record<string, number> }

type Because = UnreadableSheet['because']
type Foreign = Extract<UnreadableSheet, { because: 'not a spreadsheet' }>['looksLike']

const reasons = {
  empty: 'empty',
  'too large': 'tooLarge',
  'too many rows': 'tooManyRows',
  'too many columns': 'tooManyColumns',
  'old excel': 'oldExcel',
  password: 'password',
  inflates: 'inflates',
  broken: 'broken',
  'too slow': 'tooSlow',
} as const satisfies Record<Exclude<Because, 'not a spreadsheet'>, UnreadableWord>

const kinds = {
  picture: 'picture',
  pdf: 'pdf',
  document: 'document',
  'web page': 'webPage',
  xml: 'xml',
  archive: 'archive',
  numbers: 'numbers',
  opendocument: 'opendocument',
  'binary workbook': 'binaryWorkbook',
  unknown: 'unknown',
} as const satisfies Record<Foreign, UnreadableWord>

const megabyte = 1024 * 1024

/** Translates a refusal. Sizes are told in megabytes. */
export function unreadOf(refusal: UnreadableSheet): Unread {
  if (refusal.because === 'not a spreadsheet') return { word: kinds[refusal.looksLike], facts: {} }
  const { because, ...about } = refusal
  const facts = 'most' in about ? about : {}
  const most = because === 'too large' ? refusal.most / megabyte : undefined
  return { word: reasons[because], facts: { ...facts, ...(most && { most }) } }
}

const reasonsOfSheets: Partial<Record<UnreadableWord, UnreadableWord>> = {
  empty: 'sheetEmpty',
  tooManyRows: 'sheetTooManyRows',
  tooManyColumns: 'sheetTooManyColumns',
}

/** The same of another sheet of a file that was read: what is wrong is told of the sheet. */
export function unreadSheetOf(refusal: UnreadableSheet): Unread {
  const { word, facts } = unreadOf(refusal)
  return { word: reasonsOfSheets[word] ?? word, facts }
}
