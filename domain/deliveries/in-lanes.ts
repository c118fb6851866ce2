/**
 * Does `work` for every item of the batches, so many at once. The next batch is asked for when the last
 * one has run out of items; an error of `work` ends everything, after what is under way has ended.
 */
export async function inLanes<Item>(
  lanes: number,
  batches: AsyncIterable<readonly Item[]>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const items = flattened(batches)
  const lane = async () => {
    for (let next = await items.next(); !next.done; next = await items.next())
      await work(next.value)
  }
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const broken = ends.find((end) => end.status === 'rejected')
  if (broken) throw broken.reason
}

async function* flattened<Item>(batches: AsyncIterable<readonly Item[]>): AsyncGenerator<Item> {
  for await (const batch of batches) yield* batch
}

/** The same batches, each asked for while the one before is still at work. */
export async function* ahead<Batch>(batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  const source = batches[Symbol.asyncIterator]()
  let next = source.next()
  next.catch(() => {}) // told when its turn comes
  for (let batch = await next; !batch.done; batch = await next) {
    next = source.next()
    next.catch(() => {})
    yield batch.value
  }
}
