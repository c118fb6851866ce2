import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** A sheet as somebody sees it: what can be read on it, and what a phone finds in its squares. */
export type Sheet = { words: string; codes: string[]; width: number; height: number }

/** PDFium, as browsers have it, twice: once it has drawn a page it finds no words any more. */
type Readers = { ofWords: PDFiumLibrary; ofPictures: PDFiumLibrary }

let readers: Promise<Readers> | undefined

async function openReaders(): Promise<Readers> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  return { ofWords: await PDFiumLibrary.init(), ofPictures: await PDFiumLibrary.init() }
}

/** Reads every page of a PDF, drawn with so many dots an inch. Sizes are points. */
export async function readPdf(bytes: Uint8Array, { dpi = 120 } = {}): Promise<Sheet[]> {
  readers ??= openReaders()
  const { ofWords, ofPictures } = await readers
  const words = await overPages(ofWords, bytes, async (page) => page.getText())
  const pictures = await overPages(ofPictures, bytes, (page) => look(page, dpi))
  return pictures.map((seen, at) => ({ ...seen, words: words[at]!.replace(/\s+/g, ' ') }))
}

type Page = ReturnType<PDFiumDocument['getPage']>

async function overPages<Seen>(
  library: PDFiumLibrary,
  bytes: Uint8Array,
  see: (page: Page) => Promise<Seen>,
): Promise<Seen[]> {
  const document = await library.loadDocument(bytes)
  const seen: Seen[] = []
  for (let at = 0; at < document.getPageCount(); at += 1) seen.push(await see(document.getPage(at)))
  document.destroy()
  return seen
}

async function look(page: Page, dpi: number): Promise<Omit<Sheet, 'words'>> {
  const drawn = await page.render({ scale: dpi / 72, render: 'bitmap' })
  const { width, height } = drawn
  const picture = { data: new Uint8ClampedArray(drawn.data), width, height }
  const found = await readBarcodes(picture as ImageData, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 255,
  })
  // between codes of the same sheet the reader at times believes to see a tiny one of a few digits
  const codes = found.map(({ text }) => text).filter((text) => text.includes('://'))
  return { codes, width: drawn.originalWidth, height: drawn.originalHeight }
}
