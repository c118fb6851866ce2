import { Unreadable } from './limits.ts'
import { attributeOf, readXml } from './read-xml.ts'
import type { Archive } from './unzip.ts'

/** What a workbook consists of; the parts are names of files in its archive. */
export type WorkbookParts = {
  /** The visible sheets of cells, in order. */
  sheets: { name: string; part: string }[]
  sharedStrings: string | null
  styles: string | null
  /** Days count from 1904, as on old Macintoshes. */
  from1904: boolean
}

/** Finds the parts by their relationships (ECMA-376 part 1 §12), as workbooks need not keep to Excel's names. */
export async function findParts(archive: Archive): Promise<WorkbookParts> {
  const roots = await relationsOf(archive, '')
  const workbook = roots.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml'
  const relations = await relationsOf(archive, workbook)
  const { sheets, from1904 } = await readWorkbook(archive, workbook)
  const partOf = (type: string) => relations.find((part) => part.type === type)?.part ?? null
  const worksheets = new Map(
    relations.filter(({ type }) => type === 'worksheet').map(({ id, part }) => [id, part]),
  )
  return {
    sheets: sheets.flatMap(({ name, id }) => {
      const part = worksheets.get(id)
      return part ? [{ name, part }] : []
    }),
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    from1904,
  }
}

type Relation = { id: string; type: string; part: string }

/** What a part refers to; `''` stands for the archive itself. Types are told by the last word of theirs. */
async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const pieces = archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`)
  const relations: Relation[] = []
  if (!pieces) return relations
  await readXml(pieces, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attributeOf(attributes, 'Target') ?? ''
      const type = attributeOf(attributes, 'Type') ?? ''
      relations.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        part: new URL(target, `file:///${folder}`).pathname.slice(1),
      })
    },
  })
  return relations
}

async function readWorkbook(archive: Archive, part: string) {
  const pieces = archive.read(part)
  if (!pieces) throw new Unreadable({ because: 'broken' })
  const sheets: { name: string; id: string }[] = []
  let from1904 = false
  await readXml(pieces, {
    open(name, attributes) {
      if (name === 'workbookPr')
        from1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904') ?? '')
      if (name !== 'sheet' || /hidden/i.test(attributeOf(attributes, 'state') ?? '')) return
      const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
      sheets.push({ name: attributeOf(attributes, 'name') ?? '', id })
    },
  })
  return { sheets, from1904 }
}
