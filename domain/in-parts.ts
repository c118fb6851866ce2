/** What there is, in its order, at most so many at a time. */
export function* inParts<Item>(items: Iterable<Item>, most: number): Generator<Item[]> {
  let part: Item[] = []
  for (const item of items) {
    part.push(item)
    if (part.length < most) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}
