/** What every answer carries (OWASP ASVS 5.0 §3.4). */
const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
}

/** Two years, as the preload lists ask. */
const strictTransport = 'max-age=63072000; includeSubDomains'

/**
 * Sets the security headers of an answer. Pages are never kept by caches: what one person sees is not
 * for the next. Scripts need the nonce of this very answer; styles may stand in attributes, since
 * server-rendered components place themselves by them. Answers without scripts have no nonce.
 */
export function secure(
  headers: Headers,
  { nonce, https }: { nonce: string | null; https: boolean },
): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value)
  if (https) headers.set('strict-transport-security', strictTransport)
  const chosen = headers.get('cross-origin-resource-policy')
  headers.set('cross-origin-resource-policy', chosen ?? 'same-origin')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  headers.set('content-security-policy', policy(nonce, https))
}

function policy(nonce: string | null, https: boolean): string {
  const ours = nonce === null ? "'self'" : `'self' 'nonce-${nonce}'`
  const rules = [
    "default-src 'none'",
    `script-src ${ours}`,
    `style-src ${ours}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return [...rules, ...(https ? ['upgrade-insecure-requests'] : [])].join('; ')
}
