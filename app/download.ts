/**
 * A file that somebody sent, as a download: never shown in the page, whatever is in it (RFC 6266; the name in
 * the letters of RFC 8187).
 */
export function download({
  name,
  type,
  bytes,
}: {
  name: string
  type: string
  bytes: Uint8Array
}): Response {
  const plain = name.replace(/[^\w. -]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
      'cache-control': 'no-store',
    },
  })
}
