import { type Desk, drawLogo, drawQr, ink, soft } from './desk.ts'
import type { Box } from './papers.ts'
import type { Pass } from './passes.ts'

/** How a card is set: lengths in points, sizes of letters from the wished to the least. */
type CardStyle = {
  edge: number
  band: number
  gap: number
  name: readonly number[]
  nameLines: number
  logo: number
  qr: number
  label: number
  code: number
  how: readonly number[]
  foot: readonly number[]
  /** Whether the foot stands below the QR code too, or only beside it, where room is scarce. */
  footIsWide: boolean
}

/** A business card: letters of at least 6.5 points, a QR code of 1.1 inches with its quiet zone. */
export const businessCard: CardStyle = {
  edge: 11,
  band: 4,
  gap: 4,
  name: [12, 11, 10, 9, 8, 7],
  nameLines: 2,
  logo: 26,
  qr: 78,
  label: 7.5,
  code: 11.5,
  how: [7.5, 7, 6.5],
  foot: [7.5, 7, 6.5],
  footIsWide: false,
}

/** Large print (American Council of the Blind: 18 points wished, 16 at least), the code still larger. */
export const largeCard: CardStyle = {
  edge: 12,
  band: 6,
  gap: 5,
  name: [24, 22, 20, 18],
  nameLines: 2,
  logo: 44,
  qr: 150,
  label: 16,
  code: 26,
  how: [18, 17, 16],
  foot: [16],
  footIsWide: true,
}

/** How far the lines of a size stand apart. */
const spaced = 1.22

/** Draws one card: whose it is, the QR code, the code, how to join, and for which home. */
export function drawCard(
  desk: Desk,
  pass: Pass,
  { box, style }: { box: Box; style: CardStyle },
): void {
  const { document, sheets } = desk
  const { edge, band, gap, qr } = style
  const inner = { x: box.x + edge, y: box.y + edge, width: box.width - 2 * edge }
  document.rect(inner.x, inner.y, inner.width, band).fill(sheets.community.color)
  document.fillColor(ink)
  const headBelow = drawHead(desk, { ...inner, y: inner.y + band + gap, height: style.logo }, style)
  const bottom = box.y + box.height - edge
  const wideFoot = { ...inner, y: bottom, height: 0 }
  const floor = style.footIsWide ? drawFoot(desk, pass, wideFoot, style) - gap : bottom
  const [y, room] = [headBelow + gap, floor - headBelow - gap]
  const side = Math.min(qr, room)
  const quiet = side * 0.08 // the QR code's own frame is white: it may reach over the edge of the text
  drawQr(desk, pass.joinUrl, {
    x: inner.x - quiet,
    y: floor - side + (floor === bottom ? quiet : 0),
    side,
  })
  const x = inner.x + side - quiet + gap
  const beside = { x, y: bottom, width: inner.x + inner.width - x, height: 0 }
  const below = style.footIsWide ? floor : drawFoot(desk, pass, beside, style)
  drawBody(desk, pass, { ...beside, y, height: below - y }, style)
}

/** The logo and the name; answers where they end. */
function drawHead(desk: Desk, box: Box, style: CardStyle): number {
  const { type, sheets } = desk
  const wide = drawLogo(desk, { ...box, width: box.width / 3 })
  const x = box.x + (wide > 0 ? wide + style.gap * 2 : 0)
  const room = { width: box.x + box.width - x, lines: style.nameLines }
  const name = type.fit(sheets.community.name, { face: 'bold', sizes: style.name }, room)
  const height = name.lines.length * name.size * spaced
  const whole = wide > 0 ? Math.max(box.height, height) : height
  type.drawLines(name, { x, y: box.y + (whole - height) / 2 })
  return box.y + whole
}

/** The code, and what to do with it. */
function drawBody(desk: Desk, pass: Pass, box: Box, style: CardStyle): void {
  const { type, words, sheets } = desk
  const { width } = box
  const label = { face: 'bold', size: style.label, lines: [words.yourCode] } as const
  const sizes = [style.code, style.code * 0.9, style.code * 0.8]
  const code = type.fit(pass.code, { face: 'code', sizes }, { width, lines: 1 })
  const above = (label.size + code.size) * spaced + style.gap / 2
  const lines = Math.floor((box.height - above) / (style.how.at(-1)! * spaced))
  const looks = { face: 'plain', sizes: style.how } as const
  const how = type.fit(words.how(sheets.typeAt), looks, { width, lines: Math.max(lines, 2) })
  const height = above + how.lines.length * how.size * spaced
  let y = box.y + Math.max(0, (box.height - height) / 2)
  y = type.drawLines(label, { x: box.x, y })
  y = type.drawLines(code, { x: box.x, y }) + style.gap / 2
  type.drawLines(how, { x: box.x, y })
}

/** For which home, or that it is for one, and until when; answers where that begins, above `y`. */
function drawFoot({ document, type, words }: Desk, pass: Pass, box: Box, style: CardStyle): number {
  const home = pass.home?.lines.slice(0, -1).join(' ')
  const name = pass.person ?? home
  const whose = name === undefined ? words.blank : words.for(name)
  const until = pass.until === null ? [] : [words.until(pass.until)]
  const together = [whose, ...until].join(' · ')
  const look = { face: 'plain', size: style.foot[0]! } as const
  const fits = type.widthOf(together, look) <= box.width
  const room = { width: box.width, lines: style.footIsWide ? 1 : 2 }
  const sets = (fits ? [together] : [whose, ...until]).map((line) =>
    type.fit(line, { face: 'plain', sizes: style.foot }, room),
  )
  const height = sets.reduce((sum, { lines, size }) => sum + lines.length * size * spaced, 0)
  document.fillColor(soft)
  let y = box.y - height
  for (const set of sets) y = type.drawLines(set, { x: box.x, y })
  document.fillColor(ink)
  return box.y - height
}
