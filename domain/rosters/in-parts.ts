/** How many rows one statement deletes: each asks what hangs on it, and none may take longer than we wait. */
const most = 10_000

/** Ids, some thousand at a time. */
export function* inParts(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += most) yield ids.slice(from, from + most)
}
