import { crc32, deflateRawSync } from 'node:zlib'

/** What a file of an archive says of itself, where that is not the truth. */
type Lies = { inflated?: number; locked?: boolean }

export type ArchiveFile = { name: string; content: string | Buffer } & Lies

/** A ZIP archive with these files, in this order; with `long`, sizes are written as ZIP64 has them. */
export function anArchive(files: readonly ArchiveFile[], { long = false } = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const file of files) {
    const name = Buffer.from(file.name)
    const content = Buffer.from(file.content)
    const packed = deflateRawSync(content)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(file.locked ? 1 : 0, 2)
    about.writeUInt16LE(8, 4)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(file.inflated ?? content.length, 18)
    about.writeUInt16LE(name.length, 22)
    bodies.push(Buffer.from('PK\x03\x04'), about, name, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const mark = Buffer.from('PK\x01\x02\x14\x00', 'latin1')
    if (long) directory.push(mark, ...longSizes(about, place, name))
    else directory.push(mark, about, place, name)
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06'), end])
}

/** The same with every size in a field of its own, after one that means something else. */
function longSizes(about: Buffer, place: Buffer, name: Buffer): Buffer[] {
  const [shortAbout, shortPlace] = [Buffer.from(about), Buffer.from(place)]
  const extra = Buffer.alloc(6 + 28)
  extra.writeUInt32LE(0x00025455, 0)
  extra.writeUInt16LE(1, 6)
  extra.writeUInt16LE(24, 8)
  extra.writeBigUInt64LE(BigInt(about.readUInt32LE(18)), 10)
  extra.writeBigUInt64LE(BigInt(about.readUInt32LE(14)), 18)
  extra.writeBigUInt64LE(BigInt(place.readUInt32LE(10)), 26)
  shortAbout.fill(0xff, 14, 22)
  shortAbout.writeUInt16LE(extra.length, 24)
  shortPlace.fill(0xff, 10, 14)
  return [shortAbout, shortPlace, name, extra]
}

type Given = {
  /** The sheets' names, states and XML between `<worksheet>` and its end. */
  sheets: readonly { name?: string; state?: string; xml: string }[]
  /** What stands between `<sst>` and its end. */
  sharedStrings?: string
  /** Codes of number formats, for styles from 1; style 0 is General. */
  formats?: readonly (string | number)[]
  from1904?: boolean
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The files of a workbook as Excel arranges them. */
export function workbookFiles({
  sheets,
  sharedStrings,
  formats = [],
  from1904,
}: Given): ArchiveFile[] {
  const relations = [
    ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
    ['styles', 'styles.xml'],
    ...(sharedStrings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml']]),
  ]
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}" ${state ? `state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  )
  return [
    { name: '[Content_Types].xml', content: `${xml}<Types/>` },
    { name: '_rels/.rels', content: relationships([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: relationships(relations) },
    { name: 'xl/styles.xml', content: stylesWith(formats) },
    ...(sharedStrings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: `${xml}<sst>${sharedStrings}</sst>` }]),
    ...sheets.map(({ xml: inside }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${xml}<worksheet xmlns="${main}">${inside}</worksheet>`,
    })),
  ]
}

/** A workbook with these sheets. */
export const aWorkbook = (given: Given): Buffer => anArchive(workbookFiles(given))

function relationships(all: readonly (readonly string[])[]): string {
  const each = all.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${xml}<Relationships>${each.join('')}</Relationships>`
}

/** Formats are codes, or the numbers of formats that no workbook spells out. */
function stylesWith(formats: readonly (string | number)[]): string {
  const own = formats.map((code, at) =>
    typeof code === 'number'
      ? ''
      : `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`,
  )
  const uses = formats.map(
    (code, at) => `<xf numFmtId="${typeof code === 'number' ? code : 164 + at}"/>`,
  )
  return `${xml}<styleSheet><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${uses.join('')}</cellXfs></styleSheet>`
}

/** A text as it stands in XML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** A row of cells that hold their text themselves. */
export function textRow(line: number, cells: readonly string[]): string {
  const each = cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`)
  return `<row r="${line}">${each.join('')}</row>`
}
