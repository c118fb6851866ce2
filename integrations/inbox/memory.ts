import { type Inbox, mostBytes, mostMessages } from './inbox.ts'

/** A mailbox in memory; what is put into `waiting` has come. */
export function memoryInbox({
  most = mostMessages,
  mostBytes: bytes = mostBytes,
} = {}): Inbox & { waiting: Uint8Array[] } {
  const waiting: Uint8Array[] = []
  return {
    waiting,
    async empty(take, { signal } = {}) {
      for (let left = Math.min(most, waiting.length); left > 0 && !signal?.aborted; left -= 1) {
        const [raw] = waiting as [Uint8Array]
        const answer = await take(raw.subarray(0, bytes))
        waiting.shift()
        if (answer === 'later') waiting.push(raw)
      }
    },
  }
}
