import type { Result } from '#domain/result.ts'

/** Why a picture was not taken. */
export type UnreadablePicture =
  /** Neither JPEG nor PNG nor WebP, or damaged. */
  | { because: 'not a picture' }
  /** Of more pixels than we unpack. */
  | { because: 'too many pixels' }

/** Of several pictures, one after the other. */
export type MovingPicture = { because: 'moving picture' }

/** Makes pictures that people bring fit to be shown. */
export type Pictures = {
  /**
   * The middle of a picture as a square of 256 pixels, upright, as WebP of at most 100 kB. Nothing else of
   * the file stays: not where and when it was taken, nor with which camera.
   */
  portrait(bytes: Uint8Array): Promise<Result<Uint8Array, UnreadablePicture>>
  /**
   * A whole picture fitted into 512 by 160 pixels, never enlarged, as PNG of at most 200 kB: what pages,
   * letters and printed passes can show alike. What is transparent stays so; nothing else of the file stays.
   */
  logo(bytes: Uint8Array): Promise<Result<Uint8Array, UnreadablePicture | MovingPicture>>
}
