import { ReadableStream } from 'node:stream/web'

/** Sheets as a file to keep, sent while they are drawn. Nothing in between keeps them: they are full of codes. */
export async function answerSheets(
  drawing: AsyncIterable<Uint8Array>,
  file: string,
): Promise<Response> {
  return new Response(await begun(drawing), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'no-store',
    },
  })
}

/** The body of an answer, once its beginning is there: what fails before is told as a failure. */
async function begun(drawing: AsyncIterable<Uint8Array>): Promise<BodyInit> {
  const rest = drawing[Symbol.asyncIterator]()
  const first = await rest.next()
  async function* whole() {
    for (let part = first; !part.done; part = await rest.next()) yield part.value
  }
  return ReadableStream.from(whole()) as BodyInit
}
