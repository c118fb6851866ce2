/** The body of a request as text; null as soon as it is larger than `most` bytes, and nobody waits for the rest. */
export async function boundedText(request: Request, most: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of request.body ?? []) {
    bytes += part.byteLength
    if (bytes > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
