import { whyNotColor } from '#domain/communities/choose-color.ts'
import { contrastWithWhite, readColor } from '#domain/communities/color.ts'

/** A colour as somebody typed it, and what there is to say of it. */
export type JudgedColor = {
  typed: string
  /** What to show; null: it cannot be read. */
  color: string | null
  verdict: 'works' | 'too pale' | 'unreadable'
  /** With white letters, to one decimal, never rounded up to enough. */
  contrast: number
  /** The most similar colour that works. */
  nearest: string
}

/** Says whether white letters can be read on a colour, and which one to use instead. */
export function judgeTyped(typed: string): JudgedColor {
  const color = readColor(typed)
  if (!color) return { typed, color, verdict: 'unreadable', contrast: 0, nearest: '' }
  const contrast = Math.floor(contrastWithWhite(color) * 10) / 10
  const refusal = whyNotColor(color)
  const verdict = refusal ? 'too pale' : 'works'
  return { typed: color, color, verdict, contrast, nearest: refusal?.nearest ?? color }
}
