import { addresseeOf } from './addressee.ts'
import { type Desk, drawLogo, drawQr, ink, soft } from './desk.ts'
import { addressBlocks, type Block } from './envelope.ts'
import { inch, paperSizes } from './papers.ts'
import type { Pass } from './passes.ts'

/** As people set letters; the rest follows from it. */
const text = { face: 'plain', size: 11.5 } as const

/** Most lines of an address that show in the window. */
const mostLines = 4

/** Draws the letter for one home, to be folded in three for an envelope with windows. */
export function drawLetter(desk: Desk, pass: Pass): void {
  const { document, sheets, type } = desk
  const { sender, home, body } = addressBlocks[sheets.paper]
  const { width } = paperSizes[sheets.paper]
  const page = { x: home.x, width: width - 2 * home.x }
  drawSender(desk, sender)
  drawAddress(desk, pass, home)
  const logo = { width: 1.6 * inch, height: 0.8 * inch }
  const logoWidth = desk.logo
    ? Math.min(logo.width, (desk.logo.width / desk.logo.height) * logo.height)
    : 0
  drawLogo(desk, { x: page.x + page.width - logoWidth, y: 0.75 * inch, ...logo })
  document.fillColor(ink)
  const dayWidth = type.widthOf(sheets.day, text)
  type.drawLine(sheets.day, text, { x: page.x + page.width - dayWidth, y: body - 18 })
  const y = drawWhat(desk, pass, { ...page, y: body })
  drawHow(desk, pass, { ...page, y: drawCode(desk, pass, { ...page, y: y + 6 }) + 10 })
}

type Place = { x: number; y: number; width: number }

/** Where letters that nobody takes in go back to, small. */
function drawSender(desk: Desk, block: Block): void {
  const { community, paper } = desk.sheets
  const { name, lines } = community
  desk.document.fillColor(soft)
  drawBlock(desk, paper === 'a4' ? [name, lines.join(', ')] : [name, ...lines], {
    block,
    sizes: [8, 7, 6.5],
  })
}

/** Whom the letter goes to, as the post wants it: no letter smaller than the others. */
function drawAddress(desk: Desk, pass: Pass, block: Block): void {
  if (!pass.home && !pass.person) return
  desk.document.fillColor(ink)
  const lines = [addresseeOf(pass, desk.words), ...(pass.home?.lines ?? [])].slice(0, mostLines)
  drawBlock(desk, lines, { block, sizes: [11, 10, 9, 8] })
}

/** Lines of one size, the first in which all of them fit. */
function drawBlock(
  { type }: Desk,
  lines: readonly string[],
  { block, sizes }: { block: Block; sizes: readonly number[] },
): void {
  const { x, y, width, leading } = block
  const room = { width, lines: 1 }
  const fitting = lines.map((line) => type.fit(line, { face: 'plain', sizes }, room).size)
  const size = Math.min(...fitting)
  for (const [at, line] of lines.entries())
    type.drawLines(type.fit(line, { face: 'plain', sizes: [size] }, room), {
      x,
      y: y + at * leading,
    })
}

/** What this is about. */
function drawWhat(
  { document, sheets, type, words }: Desk,
  { person }: Pass,
  { x, y, width }: Place,
): number {
  const { name, color } = sheets.community
  const room = { width, lines: 2 }
  const title = type.fit(words.title(name), { face: 'bold', sizes: [20, 18, 16, 14] }, room)
  const below = type.drawLines(title, { x, y })
  document.rect(x, below + 4, width, 3).fill(color)
  document.fillColor(ink)
  let at = below + 16
  for (const paragraph of [words.about(name), person ? words.onceForPerson : words.once])
    at = type.drawLines({ ...text, lines: type.wrap(paragraph, text, width) }, { x, y: at }) + 7
  return at
}

/** The QR code beside the code itself. */
function drawCode(desk: Desk, pass: Pass, { x, y, width }: Place): number {
  const { document, type, words } = desk
  const side = 1.75 * inch
  document.roundedRect(x, y, width, side, 8).lineWidth(1).stroke('#999999')
  drawQr(desk, pass.joinUrl, { x: x + 2, y: y + 2, side: side - 4 })
  const left = x + side + 4
  const label = { face: 'bold', size: 13 } as const
  type.drawLine(words.yourCode, label, { x: left, y: y + side * 0.36 })
  const room = { width: x + width - left - 10, lines: 1 }
  const code = type.fit(pass.code, { face: 'code', sizes: [24, 22, 20] }, room)
  type.drawLine(pass.code, code, { x: left, y: y + side * 0.58 })
  document.fillColor(soft)
  const until = pass.until && words.until(pass.until)
  if (until) type.drawLine(until, text, { x: left, y: y + side * 0.76 })
  document.fillColor(ink)
  return y + side
}

function drawHow(
  { document, type, words, sheets }: Desk,
  { person }: Pass,
  { x, y, width }: Place,
): void {
  const title = { face: 'bold', size: 13 } as const
  let at = type.drawLines({ ...title, lines: [words.stepsTitle] }, { x, y }) + 4
  for (const [index, step] of words.steps(sheets.typeAt).entries()) {
    const lines = type.wrap(step, text, width - 20)
    type.drawLines({ ...text, face: 'bold', lines: [`${index + 1}.`] }, { x, y: at })
    at = type.drawLines({ ...text, lines }, { x: x + 20, y: at }) + 3
  }
  at += 6
  for (const line of [words.ask(sheets.askName), person ? words.keepForPerson : words.keep]) {
    at = type.drawLines({ ...text, lines: type.wrap(line, text, width) }, { x, y: at }) + 4
    document.fillColor(soft)
  }
}
