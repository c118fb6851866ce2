import { setImmediate as breathe } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { addresseeOf } from './addressee.ts'
import { type Desk, ink, type Stamp } from './desk.ts'
import { businessCard, drawCard, largeCard } from './draw-card.ts'
import { drawLetter } from './draw-letter.ts'
import { fontsFor } from './fonts.ts'
import { printedLogo } from './logo.ts'
import { cardBoxes, cutMarks, paperSizes } from './papers.ts'
import type { Pass, PassCommunity, PassSheets } from './passes.ts'
import { typesetter } from './typesetter.ts'
import { passWords } from './words.ts'

/** Draws the sheets, and lets others work between two of them. */
export async function* drawSheets(sheets: PassSheets): AsyncGenerator<Uint8Array> {
  const desk = await openDesk(sheets)
  const { document } = desk
  for (const draw of pagesOf(desk)) {
    const { width, height } = paperSizes[sheets.paper]
    document.addPage({ size: [width, height], margin: 0 })
    draw()
    await breathe()
    for (let bytes = document.read(); bytes !== null; bytes = document.read()) yield bytes
  }
  document.end()
  for await (const bytes of document) yield bytes as Uint8Array
}

async function openDesk(sheets: PassSheets): Promise<Desk> {
  const { community, locale } = sheets
  const words = passWords[locale]
  const fonts = await fontsFor(textsOf(sheets))
  const document = new PDFDocument({
    autoFirstPage: false,
    font: null as unknown as string, // every font we use is embedded; there is no other
    lang: locale,
    info: { Title: words.title(community.name), Author: 'Communitrak' },
    displayTitle: true,
  })
  const logo = openLogo(document, community.logo)
  return { document, type: typesetter(document, fonts), words, sheets, logo }
}

/** A picture that pdfkit cannot read is left out, as the interface says. */
function openLogo(document: PDFKit.PDFDocument, logo: PassCommunity['logo']): Stamp | null {
  const printed = printedLogo(logo)
  if (!printed) return null
  try {
    const { bytes, width, height } = printed
    const image = (document as unknown as { openImage(bytes: Buffer): Stamp['image'] }).openImage(
      bytes,
    )
    return { image, width, height }
  } catch {
    return null
  }
}

/** What comes from people, and may be written in any script. */
function textsOf({ community, askName, passes, locale }: PassSheets): string[] {
  const words = passWords[locale]
  const blocks = passes.flatMap((pass) => [addresseeOf(pass, words), ...(pass.home?.lines ?? [])])
  return [community.name, ...community.lines, askName ?? '', ...blocks]
}

function* pagesOf(desk: Desk): Generator<() => void> {
  const { layout, paper, passes } = desk.sheets
  if (layout === 'letters') {
    for (const pass of passes) yield () => drawLetter(desk, pass)
    return
  }
  const boxes = cardBoxes(layout, paper)
  for (let at = 0; at < passes.length; at += boxes.length)
    yield () => drawSheet(desk, passes.slice(at, at + boxes.length))
}

function drawSheet(desk: Desk, passes: readonly Pass[]): void {
  const { document, sheets } = desk
  if (sheets.layout === 'letters') return
  const boxes = cardBoxes(sheets.layout, sheets.paper)
  document.lineWidth(0.5).strokeColor(ink)
  for (const [x, y, toX, toY] of cutMarks(boxes)) document.moveTo(x, y).lineTo(toX, toY).stroke()
  const style = sheets.layout === 'cards' ? businessCard : largeCard
  for (const [at, pass] of passes.entries()) drawCard(desk, pass, { box: boxes[at]!, style })
}
