import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { unwrapWoff } from './unwrap-woff.ts'

const require = createRequire(import.meta.url)

/** How letters look: as usual, strong, or all of one width, for codes. */
export type Face = 'plain' | 'bold' | 'code'

export type FontName = Face | 'spare'

/** The fonts of a document; the spare one only where its texts need it. */
export type Fonts = Record<Face, Font> & { spare: Font | null }

/** What stands for a letter that no font has. */
const unknownLetter = '\ufffd'

/**
 * DejaVu has Latin with everything Vietnamese, Polish and their like need, Greek, Cyrillic, Arabic,
 * Hebrew, Armenian, Georgian. It is a free font (Bitstream Vera licence).
 */
const files: Record<Face, string> = {
  plain: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf',
  code: 'dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf',
}

/** Unifont has a coarse letter for nearly every sign of Unicode, Chinese, Japanese and Korean too (OFL 1.1). */
const spareFile = '@fontsource/unifontex/files/unifontex-latin-400-normal.woff'

let faces: Promise<Record<Face, Font>> | undefined
let spare: Promise<Font> | undefined

/** The fonts that `texts` can be set in. Each file is read once, the spare one only when it is needed. */
export async function fontsFor(texts: readonly string[]): Promise<Fonts> {
  faces ??= loadFaces()
  const loaded = await faces
  const needsSpare = texts.some((text) =>
    [...lettersOf(text)].some((one) => !has(loaded.plain, one)),
  )
  if (needsSpare) spare ??= loadSpare()
  return { ...loaded, spare: needsSpare ? await spare! : null }
}

async function loadFaces(): Promise<Record<Face, Font>> {
  const load = async (face: Face) => create(await readFile(require.resolve(files[face])))
  const [plain, bold, code] = await Promise.all([load('plain'), load('bold'), load('code')])
  return { plain, bold, code }
}

async function loadSpare(): Promise<Font> {
  return create(await unwrapWoff(await readFile(require.resolve(spareFile))))
}

/** A piece of text in the font that has all of its letters. */
export type Piece = { font: FontName; text: string }

/** The font for a letter with its marks; a letter that none of them has becomes one that says so. */
export function pieceFor(letter: string, face: Face, fonts: Fonts): Piece {
  for (const font of [face, 'plain', 'spare'] as const)
    if (fonts[font] && has(fonts[font], letter)) return { font, text: letter }
  const simple = lettersOf(letter)
  for (const font of [face, 'plain', 'spare'] as const)
    if (simple && fonts[font] && has(fonts[font], simple)) return { font, text: simple }
  return { font: 'plain', text: unknownLetter }
}

function has(font: Font, letter: string): boolean {
  for (const sign of letter) if (!font.hasGlyphForCodePoint(sign.codePointAt(0)!)) return false
  return true
}

/** The text without signs that are not seen: joiners, and those that choose between looks. */
function lettersOf(text: string): string {
  return text.replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '')
}
