/** The most a form may send, in bytes. */
const largestForm = 1024 * 1024

/** Whether a request says itself that it sends more than any form of ours. */
export function isTooLarge(request: Request): boolean {
  return Number(request.headers.get('content-length') ?? 0) > largestForm
}

type Part = Uint8Array<ArrayBuffer>

/** The body of a request that breaks off where it becomes too large: not every sender says how much comes. */
export function boundedForm({ headers, body }: Request): {
  body: Request['body']
  hasBurst(): boolean
} {
  if (body === null || headers.has('content-length')) return { body, hasBurst: () => false }
  let bytes = 0
  const bound = new TransformStream<Part, Part>({
    transform(part, controller) {
      bytes += part.byteLength
      if (bytes > largestForm) controller.error(new Error('The form is too large.'))
      else controller.enqueue(part)
    },
  })
  return { body: body.pipeThrough(bound), hasBurst: () => bytes > largestForm }
}
