/** The only body a mail program sends with its one click (RFC 8058 §3.2). */
const oneClick = ['List-Unsubscribe', 'One-Click']

/** More than such a body needs, in bytes. */
const largestBody = 1024

/**
 * A mail program ends a reader's subscription by a POST that comes from no page of ours. This answers
 * that request, without anybody's cookies, if it is exactly one: the path of a way out and this one
 * field, sent as a form. Anything else is null: the body has been read, and nothing may be done with it.
 */
export async function asOneClick(request: Request): Promise<Request | null> {
  const { pathname, search } = new URL(request.url)
  if (request.method !== 'POST' || search !== '' || !/^\/unsubscribe\/[\w-]{43}$/.test(pathname))
    return null
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= largestBody)) return null
  try {
    const fields = [...(await request.clone().formData())]
    if (fields.length !== 1 || fields[0]!.some((part, index) => part !== oneClick[index]))
      return null
  } catch {
    return null // it calls itself something else than a form
  }
  const headers = new Headers(request.headers)
  headers.delete('cookie')
  return new Request(request.url, { method: 'POST', headers, body: await request.text() })
}
