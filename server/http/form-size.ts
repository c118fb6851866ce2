/** The most a form may send, in bytes. */
const largestForm = 1024 * 1024

/** The most a form may send that brings a file of up to 10 MiB, with what a browser writes around it. */
const largestWithFile = 10 * 1024 * 1024 + 64 * 1024

/** The forms that bring one: a roster, a photo, a logo, what is shown to support. */
const withFile = {
  roster: /^\/c\/[^/]+\/roster$/,
  photo: /^\/account\/photo$/,
  logo: /^\/c\/[^/]+\/preferences\/logo$/,
  contact: /^\/(help|c\/[^/]+)\/contact$/,
  reply: /^\/support\/conversations\/[^/]+\/(answer|note|insert)$/,
}

/** Which file a request brings, and so may be larger than others; null for all the others. */
export function bringsFile({
  method,
  url,
}: Pick<Request, 'method' | 'url'>): keyof typeof withFile | null {
  if (method !== 'POST') return null
  const { pathname } = new URL(url)
  const files = Object.keys(withFile) as (keyof typeof withFile)[]
  return files.find((file) => withFile[file].test(pathname)) ?? null
}

/** The most a letter to support may hold that a mail provider hands over. */
const largestLetter = 12 * 1024 * 1024
const letters = '/webhooks/mail/support'

function largestOf(request: Request): number {
  if (new URL(request.url).pathname === letters) return largestLetter
  return bringsFile(request) ? largestWithFile : largestForm
}

/** Whether a request says itself that it sends more than its form holds. */
export function isTooLarge(request: Request): boolean {
  return Number(request.headers.get('content-length') ?? 0) > largestOf(request)
}

type Part = Uint8Array<ArrayBuffer>

/** The body of a request that breaks off where it becomes too large: not every sender says how much comes. */
export function boundedForm(request: Request): {
  body: Request['body']
  hasBurst(): boolean
} {
  const { headers, body } = request
  if (body === null || headers.has('content-length')) return { body, hasBurst: () => false }
  const largest = largestOf(request)
  let bytes = 0
  const bound = new TransformStream<Part, Part>({
    transform(part, controller) {
      bytes += part.byteLength
      if (bytes > largest) controller.error(new Error('The form is too large.'))
      else controller.enqueue(part)
    },
  })
  return { body: body.pipeThrough(bound), hasBurst: () => bytes > largest }
}
