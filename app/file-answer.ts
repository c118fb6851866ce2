const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** What a list can be taken away as. */
export const fileFormats = Object.keys(types) as (keyof typeof types)[]
export type FileFormat = keyof typeof types

type FileAnswer = {
  format: FileFormat
  /** What it is called, without its ending; plain letters. */
  name: string
  pieces: AsyncIterable<Uint8Array>
}

/** A file to download, which is sent while it is being written. */
export function fileAnswer({ format, name, pieces }: FileAnswer): Response {
  return new Response(streamOf(pieces), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'no-store',
    },
  })
}

type Listed = { slug: string; timeZone: string }

/** What a file of a community's list is called: `maple-court-members-2026-11-22`. */
export function datedName({ slug, timeZone }: Listed, list: string, at = new Date()): string {
  return `${slug}-${list}-${plainDaysIn(timeZone)(at)}`
}

/** Days of a place as files have them: `2026-11-22`. */
export function plainDaysIn(timeZone: string): (day: Date) => string {
  const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone })
  return (day) => format.format(day)
}

/** No faster than it is taken; who breaks off ends the writing. */
function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { value, done } = await iterator.next()
      if (done) stream.close()
      else stream.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
