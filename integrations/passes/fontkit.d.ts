/** What we use of fontkit 2.0.4; the package brings no types of its own. */
declare module 'fontkit' {
  export type Font = {
    postscriptName: string
    hasGlyphForCodePoint(codePoint: number): boolean
  }

  /** Reads a TrueType or OpenType font. */
  export function create(bytes: Uint8Array): Font
}
