import { data } from 'react-router'
import type { Photo } from '#domain/accounts/read-photo.ts'

/** Answers with a photo, for the one who asks alone; 404 when there is none to be seen. */
export function answerPhoto(photo: Photo | null): Response {
  if (!photo) throw data(null, 404)
  return new Response(Buffer.from(photo.webp), {
    headers: { 'content-type': 'image/webp', 'cache-control': 'private, max-age=3600' },
  })
}

/** Where the photo of a member is; its id makes browsers fetch a newer one. */
export function photoOf(
  slug: string,
  { memberId, photoId }: { memberId: string; photoId: string | null },
): string | null {
  return photoId && `/c/${slug}/members/${memberId}/photo?${photoId}`
}

/** Where one's own photo is. */
export function ownPhoto(photoId: string | null): string | null {
  return photoId && `/account/photo/image?${photoId}`
}
