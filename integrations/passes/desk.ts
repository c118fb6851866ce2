import type { PassSheets } from './passes.ts'
import { qrPath, quietModules } from './qr-path.ts'
import type { Typesetter } from './typesetter.ts'
import type { PassWords } from './words.ts'

/** The colours of paper: black letters, grey ones for what matters less (7 to 1 on white). */
export const ink = '#111111'
export const soft = '#555555'

/** A picture that stands on many sheets and in the document once. */
export type Stamp = { image: PDFKit.Mixins.ImageSrc; width: number; height: number }

/** What lies ready to draw with. Lengths are points, from the top left corner of the page. */
export type Desk = {
  document: PDFKit.PDFDocument
  type: Typesetter
  words: PassWords
  sheets: PassSheets
  logo: Stamp | null
}

/** Draws a QR code in a square of `side` points, its quiet zone included. */
export function drawQr(
  { document }: Desk,
  text: string,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  const { modules, path } = qrPath(text)
  const module = side / (modules + 2 * quietModules)
  document.save()
  document.translate(x + quietModules * module, y + quietModules * module).scale(module)
  document.fillColor('#000000').addContent(path)
  document.restore()
}

/** Draws the logo as large as the box lets it, and answers how wide that is; 0 without one. */
export function drawLogo(
  { document, logo }: Desk,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): number {
  if (!logo) return 0
  const scale = Math.min(width / logo.width, height / logo.height)
  const size = { width: logo.width * scale, height: logo.height * scale }
  document.image(logo.image, x, y + (height - size.height) / 2, size)
  return size.width
}
