const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change anything: only pages of our own may ask for that. Browsers say where a
 * request comes from in `Sec-Fetch-Site`; older ones send `Origin`, which is `null` on our own forms
 * because of our referrer policy, and then proves nothing. A program without a browser sends neither
 * and carries nobody's cookies.
 */
export function maySubmit(request: Request, publicUrl: string): boolean {
  if (readingMethods.has(request.method)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin === null || origin === new URL(publicUrl).origin
}
