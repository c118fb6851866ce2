import type { RowParts } from './spreadsheets.ts'
import { writeArchive } from './write-archive.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Everything of a workbook beside its rows: one sheet, and no more than programs need to open it. */
const frame = {
  '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
}

/**
 * Writes rows as a workbook (ECMA-376) of one sheet, as they come. Every cell is text, which no program computes,
 * whatever it begins with.
 */
export function writeWorkbook(parts: RowParts): AsyncGenerator<Uint8Array> {
  const files = Object.entries(frame).map(([name, text]) => ({ name, content: [text] }))
  return writeArchive([...files, { name: 'xl/worksheets/sheet1.xml', content: sheetOf(parts) }])
}

async function* sheetOf(parts: RowParts): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetData>`
  for await (const rows of parts) yield rows.map(rowOf).join('')
  yield '</sheetData></worksheet>'
}

function rowOf(cells: readonly string[]): string {
  return `<row>${cells.map(cellOf).join('')}</row>`
}

function cellOf(text: string): string {
  if (text === '') return '<c/>'
  return `<c t="inlineStr"><is><t xml:space="preserve">${textOf(text)}</t></is></c>`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML allows no control characters but line breaks and tabs, and no half of a sign. */
function textOf(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>]/g, (sign) => signs[sign]!)
}
