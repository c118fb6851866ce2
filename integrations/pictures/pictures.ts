import type { Result } from '#domain/result.ts'

/** Why a picture was not taken. */
export type UnreadablePicture =
  /** Neither JPEG nor PNG nor WebP, or damaged. */
  | { because: 'not a picture' }
  /** Of more pixels than we unpack. */
  | { because: 'too many pixels' }

/** Makes pictures that people bring fit to be shown. */
export type Pictures = {
  /**
   * The middle of a picture as a square of 256 pixels, upright, as WebP of at most 100 kB. Nothing else of
   * the file stays: not where and when it was taken, nor with which camera.
   */
  portrait(bytes: Uint8Array): Promise<Result<Uint8Array, UnreadablePicture>>
}
