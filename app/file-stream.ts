/** A file that is sent while it is being written, no faster than it is taken; who breaks off ends the writing. */
export function fileStream(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
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
